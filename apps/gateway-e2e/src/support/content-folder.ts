import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that holds a content pack. */
export interface ContentFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder with this pack, which may have faults. */
export async function aContentFolder(pack: object): Promise<ContentFolder> {
  const path = await mkdtemp(join(tmpdir(), 'melee-pack-'));
  // JSON is YAML too.
  await writeFile(join(path, 'pack.yaml'), JSON.stringify(pack, null, 2));
  return { path, remove: () => rm(path, { recursive: true }) };
}
