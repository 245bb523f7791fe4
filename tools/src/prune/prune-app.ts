import { existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BUNDLE } from '../bundle/bundle-app.js';
import { mustBeInstalled } from '../bundle/packages-outside.js';
import { readManifest, readRuntimeFolders, writeManifest } from './manifest.js';
import { PruneError } from './prune-error.js';
import { pruneLock } from './prune-lock.js';

export interface PruneOptions {
  /** The workspace's top folder. */
  readonly root: string;
  /** Folders of all packages of the workspace, relative to it. */
  readonly folders: readonly string[];
  /** Name of a folder in `apps`. */
  readonly app: string;
  /** Where to write: a folder that does not exist, or is empty. */
  readonly out: string;
}

/**
 * Writes a folder that holds the bundle of one app and nothing else: after `npm ci --omit=dev` in it, which installs the
 * few packages that cannot be bundled, `node .` runs the app. The same workspace always gives the same folder.
 * @throws PruneError if there is no such app, it is not bundled, the folder is not empty, or npm refuses
 */
export async function pruneApp({ root, folders, app, out }: PruneOptions): Promise<void> {
  const folder = `apps/${app}`;
  requireApp(folders, folder);
  const { dependencies = {}, ...manifest } = await readManifest(join(root, folder));
  if (!existsSync(join(root, folder, BUNDLE))) {
    throw new PruneError(`${folder} is not bundled: run \`npx nx bundle ${manifest.name}\`.`);
  }
  await requireEmpty(out);
  const copied = [join(folder, BUNDLE), ...(await readRuntimeFolders(join(root, folder)))];
  for (const one of copied) await cp(join(root, one), join(out, one), { recursive: true });
  const outside = Object.entries(dependencies).filter(([name]) => mustBeInstalled(name));
  await writeManifest(join(out, folder), { ...manifest, dependencies: Object.fromEntries(outside) });
  await writeManifest(out, {
    ...(await readManifest(root)),
    main: `./${folder}/${BUNDLE}/main.js`,
    workspaces: [folder],
  });
  await pruneLock(root, out);
}

function requireApp(folders: readonly string[], folder: string): void {
  // Beside the apps stand the projects that test them.
  const apps = folders.filter((one) => one.startsWith('apps/') && !one.endsWith('-e2e'));
  if (apps.includes(folder)) return;
  const names = apps.map((one) => one.slice(5)).join(', ');
  throw new PruneError(`There is no app ${folder.slice(5)}; there are ${names}.`);
}

async function requireEmpty(folder: string): Promise<void> {
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new PruneError(`${folder} is not empty.`);
  }
}
