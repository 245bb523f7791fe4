import { parse } from 'yaml';
import type { ContentPack } from './types.js';

/** A file of a pack: its name, for messages, and what stands in it. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** The pack that the files are, merged. */
export function readPack(files: readonly PackFile[]): ContentPack {
  const pack: Record<string, unknown> = {};
  for (const { text } of files) {
    for (const [key, value] of Object.entries(parse(text) as Record<string, unknown>)) {
      const before = pack[key];
      pack[key] = typeof before === 'object' ? { ...before, ...(value as object) } : value;
    }
  }
  return pack as unknown as ContentPack;
}
