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

/** Reads the `package.json` of a folder, without what only development needs. */
export async function readManifest(folder: string): Promise<Manifest> {
  const fields = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  return Object.fromEntries(Object.entries(fields).filter(([field]) => FIELDS.includes(field))) as Manifest;
}

/** Writes the `package.json` of a folder. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
