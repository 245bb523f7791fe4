import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentPack } from '../types.js';
import type { PackFile } from './pack-file.js';
import { loadPack, readPack, type ReadPack } from './read-pack.js';

const isYaml = (name: string): boolean => name.endsWith('.yaml') || name.endsWith('.yml');

/**
 * The files of a pack that is a folder: every YAML file in it, not in folders below, by name.
 * @throws the error of the file system if the folder or a file cannot be read.
 */
function packFilesOf(folder: string): readonly PackFile[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isYaml(entry.name))
    .map(({ name }) => name);
  return names.sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** {@link readPack} on a folder. */
export function readPackFolder(folder: string): ReadPack {
  return readPack(packFilesOf(folder));
}

/** {@link loadPack} on a folder. */
export function loadPackFolder(folder: string): ContentPack {
  return loadPack(packFilesOf(folder));
}
