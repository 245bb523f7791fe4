import { join } from 'node:path';
import { contentId, defaultPack, readPackFolder, type ContentPack } from '@melee/combat/content';
import { InputError, unreadable } from './problem.js';

/** The word for the pack that is built in, where a folder is asked for. */
export const DEFAULT_PACK = 'default';

export interface NamedPack {
  /** As the user named it. */
  readonly name: string;
  /** Hash of the content. */
  readonly id: string;
  readonly pack: ContentPack;
}

/**
 * The pack in this folder, or the one that is built in.
 * @throws InputError with everything that is wrong with the pack
 */
export function readNamedPack(name: string, folder: string): NamedPack {
  const pack = name === DEFAULT_PACK ? defaultPack : readFolder(folder);
  return { name, id: contentId(pack), pack };
}

function readFolder(folder: string): ContentPack {
  let read: ReturnType<typeof readPackFolder>;
  try {
    read = readPackFolder(folder);
  } catch (error) {
    throw unreadable(folder, 'pack', error);
  }
  if (read.pack !== null) return read.pack;
  throw new InputError(
    read.problems.map(({ file, ...problem }) => ({ ...problem, file: join(folder, file) })),
  );
}
