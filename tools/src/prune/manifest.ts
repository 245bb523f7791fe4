import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The fields of a `package.json` that matter in production. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly main?: string;
  readonly exports?: unknown;
  readonly engines?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[];
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const FIELDS: readonly string[] = [
  'name',
  'version',
  'private',
  'license',
  'type',
  'main',
  'exports',
  'engines',
  'workspaces',
  'overrides',
  'dependencies',
] satisfies (keyof Manifest)[];

async function readFields(folder: string): Promise<object> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as object;
}

/** Reads the `package.json` of a folder, without what only development needs. */
export async function readManifest(folder: string): Promise<Manifest> {
  const fields = await readFields(folder);
  return Object.fromEntries(Object.entries(fields).filter(([field]) => FIELDS.includes(field))) as Manifest;
}

/**
 * Reads the field `runtimeFolders` of a `package.json`, by which a package says what its code reads beside its build.
 */
export async function readRuntimeFolders(folder: string): Promise<readonly string[]> {
  const { runtimeFolders } = (await readFields(folder)) as { runtimeFolders?: readonly string[] };
  return runtimeFolders ?? [];
}

/** Writes the `package.json` of a folder. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
