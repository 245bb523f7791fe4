import type { Cancellation, CombatAction, InstantMove, ItemMove, SessionMeta } from '@melee/combat/dto';
import { actionIdOf } from './action-id.js';
import { resolveTargets } from './resolve-targets.js';

/** Items and abilities become one action each, however many targets they have. */
export function harvestInstants(
  meta: SessionMeta,
  moves: readonly (ItemMove | InstantMove)[],
): { readonly actions: readonly CombatAction[]; readonly cancellations: readonly Cancellation[] } {
  const actions: CombatAction[] = [];
  const cancellations: Cancellation[] = [];
  for (const move of moves) {
    const { cid, strategy, moveId } = move;
    const targets = resolveTargets(meta, move);
    if (meta.dead.includes(cid)) cancellations.push({ cid, strategy, moveId, reason: 'actor_defeated' });
    else if (targets.length === 0) cancellations.push({ cid, strategy, moveId, reason: 'no_target' });
    else actions.push(toAction(move, targets));
  }
  return { actions, cancellations };
}

function toAction(move: ItemMove | InstantMove, targets: readonly string[]): CombatAction {
  const actionId = actionIdOf(move);
  return move.strategy === 'item'
    ? { actionId, type: 'item', move: { ...move, targets } }
    : { actionId, type: 'instant', move: { ...move, targets } };
}
