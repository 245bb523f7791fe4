import { movesOf } from '../../dto/index.js';
import type { ExchangeAction } from '../../dto/index.js';
import type { Draft } from '../draft.js';
import type { StrikeImpact } from '../normalize.js';
import { refundFeint, refundSurplus } from './feint-refund.js';

/** Whether both fighters are there to meet; if not, every move of the action is cancelled. */
export function exchangeTakesPlace(draft: Draft, action: ExchangeAction): boolean {
  const { cid, target } = action.move;
  if (draft.isStanding(cid) && draft.isStanding(target)) return true;
  for (const move of movesOf(action)) {
    draft.emit({
      type: 'move_cancelled',
      cid: move.cid,
      moveId: move.moveId,
      strategy: move.strategy,
      reason: draft.isStanding(move.cid) ? 'target_defeated' : 'actor_defeated',
      actionId: draft.actionId,
    });
    if (move.strategy === 'exchange') refundFeint(draft, move);
  }
  return false;
}

/** The strikes that are made: who cannot act makes none, and keeps what its feint cost. */
export function strikesMade(draft: Draft, impacts: readonly StrikeImpact[]): readonly StrikeImpact[] {
  return impacts.filter(({ source, move }) => {
    const { incapacity } = draft.actor(source).profile;
    if (incapacity === null) {
      refundSurplus(draft, move);
      return true;
    }
    draft.emit({ type: 'refused', actionId: draft.actionId, cid: source, reason: incapacity });
    refundFeint(draft, move);
    return false;
  });
}
