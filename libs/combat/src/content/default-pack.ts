import { DEFAULT_PACK_JSON } from './default-pack.generated.js';
import type { ContentPack } from './types.js';

/**
 * The pack that battles use unless they name another: `packs/default`. It is checked by a test and not at run time,
 * so that no process waits for that.
 */
export const defaultPack = JSON.parse(DEFAULT_PACK_JSON) as ContentPack;
