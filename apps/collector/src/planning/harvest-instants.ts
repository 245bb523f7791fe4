import type { Cancellation, CombatAction, InstantMove, ItemMove, SessionMeta } from '@melee/combat/dto';
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
    const targets = resolveTargets(meta, cid, moveId, move.targets);
    if (meta.dead.includes(cid)) cancellations.push({ cid, strategy, moveId, reason: 'actor_defeated' });
    else if (targets.length === 0) cancellations.push({ cid, strategy, moveId, reason: 'no_target' });
    else actions.push(toAction(move, targets));
  }
  return { actions, cancellations };
}

function toAction(move: ItemMove | InstantMove, targets: readonly string[]): CombatAction {
  return move.strategy === 'item'
    ? { actionId: move.moveId, type: 'item', move: { ...move, targets } }
    : { actionId: move.moveId, type: 'instant', move: { ...move, targets } };
}
