import type { ContentPack } from '@melee/combat/content';
import { CombatError } from '@melee/combat/dto';
import { GatewayError } from '../errors/gateway-error.js';
import type { BattleContent } from './battle-content.js';

/**
 * The pack that a client asks for by its name or id.
 * @throws GatewayError `content/not-found`.
 */
export async function findPack(
  content: Pick<BattleContent, 'idOf' | 'pack'>,
  nameOrId: string,
): Promise<{ readonly id: string; readonly pack: ContentPack }> {
  try {
    const id = await content.idOf(nameOrId);
    return { id, pack: await content.pack(id) };
  } catch (error) {
    if (!(error instanceof CombatError) || error.code !== 'content/unknown-id') throw error;
    throw new GatewayError('content/not-found', undefined, { cause: error });
  }
}
