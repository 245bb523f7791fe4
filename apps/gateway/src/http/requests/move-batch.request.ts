import { OmitType } from '@nestjs/swagger';
import { ExchangeMoveRequest, InstantMoveRequest, ItemMoveRequest } from './move.requests.js';

/** As many moves as one batch may hold: one against each of the most enemies that a raid is made for. */
export const MOST_MOVES = 200;

/** A strike at one enemy, without the actor, which the batch names. */
export class BatchedExchangeMove extends OmitType(ExchangeMoveRequest, ['cid'] as const) {}

/** The use of an item from the belt. */
export class BatchedItemMove extends OmitType(ItemMoveRequest, ['cid'] as const) {}

/** The use of an ability, a manoeuvre, or surrender. */
export class BatchedInstantMove extends OmitType(InstantMoveRequest, ['cid'] as const) {}

export type BatchedMove = BatchedExchangeMove | BatchedItemMove | BatchedInstantMove;

/** Moves of one actor. */
export interface MoveBatchRequest {
  readonly cid: string;
  readonly moves: readonly BatchedMove[];
}
