import { createHash } from 'node:crypto';
import type { ContentPack } from './types.js';

/** JSON with the keys of every object in code-unit order: equal contents give equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/** The pack's id: 32 hexadecimal digits that change with anything that the pack holds. */
export function contentId(pack: ContentPack): string {
  return createHash('sha256').update(canonicalJson(pack)).digest('hex').slice(0, 32);
}
