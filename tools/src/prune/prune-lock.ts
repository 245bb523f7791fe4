import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PruneError } from './prune-error.js';

const LOCK = 'package-lock.json';
const FROM_THE_LOCK_ALONE = [
  '--package-lock-only',
  '--offline',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
];

interface Lock {
  readonly packages: Readonly<Record<string, { readonly extraneous?: boolean }>>;
}

/**
 * Puts the workspace's lock into a folder and has npm take out of it whatever the folder's packages do not reach.
 * What remains has the very versions and hashes of the workspace; npm needs neither network nor cache for it.
 * @throws PruneError with the output of npm
 */
export async function pruneLock(root: string, folder: string): Promise<void> {
  const file = join(folder, LOCK);
  await copyFile(join(root, LOCK), file);
  try {
    await promisify(execFile)('npm', ['install', ...FROM_THE_LOCK_ALONE], { cwd: folder });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new PruneError(`npm could not prune the lock:\n${stderr ?? message}`, { cause: error });
  }
  await dropExtraneous(file);
}

/** npm 10 only marks the workspace's other packages; npm 11 takes them out itself. */
async function dropExtraneous(file: string): Promise<void> {
  const lock = JSON.parse(await readFile(file, 'utf8')) as Lock;
  const kept = Object.entries(lock.packages).filter(([, { extraneous }]) => extraneous !== true);
  await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(kept) }, null, 2)}\n`);
}
