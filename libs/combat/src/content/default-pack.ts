import { DEFAULT_PACK_FILES } from './default-pack.generated.js';
import { readPack } from './read-pack.js';
import type { ContentPack } from './types.js';

/** The pack that battles use unless they name another: `packs/default`. */
export const defaultPack: ContentPack = readPack(DEFAULT_PACK_FILES);
