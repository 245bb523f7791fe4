import { ZONES } from '../dto/index.js';
import type { ActorId, ExchangeIntent } from '../dto/index.js';
import { rollsOf } from '../pipeline/rng/rolls.js';
import { drawOne } from './draw.js';
import { moveIdOf } from './move-ids.js';
import type { TurnView } from './turn-view.js';

/**
 * A strike without a feint at every target, at any zone: what a bot does whose content pack is not at hand. It needs no
 * more than what was asked.
 */
export function choosePlainStrikes(
  cid: ActorId,
  { askId, seed, missingTargets }: Pick<TurnView, 'askId' | 'seed' | 'missingTargets'>,
): readonly ExchangeIntent[] {
  const rolls = rollsOf(seed, 'turn');
  return missingTargets.map((target) => ({
    moveId: moveIdOf(askId, cid, target),
    cid,
    strategy: 'exchange',
    target,
    attackZone: drawOne(ZONES, rolls, `${target}/attack`),
    blockZone: drawOne(ZONES, rolls, `${target}/block`),
  }));
}
