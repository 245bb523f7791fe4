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

/** Thrown for an entry of the action queue that is no action. */
export class InvalidActionError extends Error {
  override readonly name = 'InvalidActionError';
}

/**
 * Reads an entry of `q:actions`.
 * @throws InvalidActionError if it is none.
 */
export function parseAction(entry: string): CombatAction {
  let value: unknown;
  try {
    value = JSON.parse(entry);
  } catch {
    throw new InvalidActionError('The entry is not JSON.');
  }
  if (!isAction(value)) throw new InvalidActionError('The entry is JSON, but not an action.');
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isAction(value: unknown): value is CombatAction {
  if (!isRecord(value) || typeof value['actionId'] !== 'string') return false;
  const { type, move, partnerMove } = value;
  if (type === 'exchange') {
    return isExchangeMove(move) && (partnerMove === null || isExchangeMove(partnerMove));
  }
  return (
    (type === 'item' || type === 'instant') &&
    isMove(move) &&
    typeof move[type === 'item' ? 'itemId' : 'abilityId'] === 'string' &&
    Array.isArray(move['targets'])
  );
}

const isMove = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && typeof value['cid'] === 'string' && typeof value['moveId'] === 'string';

const isExchangeMove = (value: unknown) => isMove(value) && typeof value['target'] === 'string';
