import { CombatError, MANOEUVRE, SURRENDER } from '../dto/index.js';
import type { ActorId, CombatAction, ExchangeAction, ExchangeMove } from '../dto/index.js';

/** One side's strike in an exchange. */
export interface StrikeImpact {
  readonly type: 'strike';
  readonly kind: 'exchange' | 'forced';
  readonly source: ActorId;
  readonly target: ActorId;
  readonly move: ExchangeMove;
}
/** The use of an item or an ability on all of its targets. */
export interface UseImpact {
  readonly type: 'use';
  readonly strategy: 'item' | 'instant';
  readonly source: ActorId;
  /** Item or ability id. */
  readonly by: string;
  readonly targets: readonly ActorId[];
}
export interface SurrenderImpact {
  readonly type: 'surrender';
  readonly source: ActorId;
}
export interface ManoeuvreImpact {
  readonly type: 'manoeuvre';
  readonly source: ActorId;
  readonly targets: readonly ActorId[];
}

function strikeOf(move: ExchangeMove, kind: StrikeImpact['kind']): StrikeImpact {
  return { type: 'strike', kind, source: move.cid, target: move.target, move };
}

/**
 * One impact for a forced strike, two for a pair of moves. They stand in the order of their sources' ids, so that it
 * does not matter who moved first.
 *
 * @throws CombatError `storage/corrupt` if the two moves do not strike at each other.
 */
export function normalizeExchange(action: ExchangeAction): readonly StrikeImpact[] {
  const { move, partnerMove } = action;
  if (move.cid === move.target) throw new CombatError('storage/corrupt', { actionId: action.actionId });
  if (partnerMove === null) return [strikeOf(move, 'forced')];
  if (partnerMove.cid !== move.target || partnerMove.target !== move.cid) {
    throw new CombatError('storage/corrupt', { actionId: action.actionId });
  }
  const [first, second] = move.cid < partnerMove.cid ? [move, partnerMove] : [partnerMove, move];
  return [strikeOf(first, 'exchange'), strikeOf(second, 'exchange')];
}

/** One impact, however many targets; a target that is named twice counts once. */
export function normalizeUse(
  action: Exclude<CombatAction, ExchangeAction>,
): UseImpact | SurrenderImpact | ManoeuvreImpact {
  const { move } = action;
  const targets = [...new Set(move.targets)];
  const source = move.cid;
  if (move.strategy === 'item') return { type: 'use', strategy: 'item', source, by: move.itemId, targets };
  if (move.abilityId === SURRENDER) return { type: 'surrender', source };
  if (move.abilityId === MANOEUVRE) return { type: 'manoeuvre', source, targets };
  return { type: 'use', strategy: 'instant', source, by: move.abilityId, targets };
}
