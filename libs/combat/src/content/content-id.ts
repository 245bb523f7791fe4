import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { ContentPack } from './types.js';

/** The pack's id: 32 hexadecimal digits that change with anything that the pack holds. */
export function contentId(pack: ContentPack): string {
  return createHash('sha256').update(canonicalJson(pack)).digest('hex').slice(0, 32);
}
