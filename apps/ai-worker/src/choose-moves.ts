import { type AiTurnRequest, type ExchangeIntent, type Zone, ZONES } from '@melee/combat/dto';
import { chooseSome } from '@melee/combat/pipeline';

/**
 * The policy: strike at every enemy that was named, at a zone and guarding a zone that follow from the seed. The ids
 * follow from the request, so that a request which is worked on twice declares the same moves.
 */
export function chooseMoves({ cid, askId, missingTargets, seed }: AiTurnRequest): readonly ExchangeIntent[] {
  return missingTargets.map((target) => ({
    moveId: `ai${String(askId)}-${cid}-${target}`,
    cid,
    strategy: 'exchange',
    target,
    attackZone: chooseZone(seed, `${target}/attack`),
    blockZone: chooseZone(seed, `${target}/block`),
  }));
}

function chooseZone(seed: string, purpose: string): Zone {
  return chooseSome(ZONES, 1, seed, purpose)[0] ?? 'chest';
}
