import type { ActionId, ActorId } from './ids.js';
import type { ExchangeMove, InstantMove, ItemMove } from './move.js';

/** Two strikes at each other, or one strike at an enemy who did not answer (`isForced`, no partner). */
export interface ExchangeAction {
  readonly actionId: ActionId;
  readonly type: 'exchange';
  readonly move: ExchangeMove;
  readonly partnerMove: ExchangeMove | null;
  readonly isForced: boolean;
}

/** One use of an item or an ability, however many targets it has: `move.targets` is a list of actor ids here. */
export interface ItemAction {
  readonly actionId: ActionId;
  readonly type: 'item';
  readonly move: ItemMove & { readonly targets: readonly ActorId[] };
}
export interface InstantAction {
  readonly actionId: ActionId;
  readonly type: 'instant';
  readonly move: InstantMove & { readonly targets: readonly ActorId[] };
}

/** One entry of `q:actions`. */
export type CombatAction = ExchangeAction | ItemAction | InstantAction;

/** The moves that an action consumes, in a fixed order. */
export function movesOf(action: CombatAction): readonly (ExchangeMove | ItemMove | InstantMove)[] {
  if (action.type !== 'exchange' || action.partnerMove === null) return [action.move];
  return [action.move, action.partnerMove];
}
