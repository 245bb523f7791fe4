import type { ExchangeMove, Token } from '../../dto/index.js';
import type { Draft } from '../draft.js';

/** A feint left the hand when its move was registered; if the move comes to nothing, what was set aside comes back. */
export function refundFeint(draft: Draft, { cid, feintId, feintPlace }: ExchangeMove): void {
  if (feintId === undefined || !draft.isStanding(cid)) return;
  draft.actor(cid).gain(feintPlace?.price ?? draft.content.feint(feintId).feint.price);
}

/**
 * A hand holds a feint once: where one came back to another of its kind, the place is worth both. Using it spends one,
 * and the rest comes back.
 */
export function refundSurplus(draft: Draft, { cid, feintId, feintPlace }: ExchangeMove): void {
  if (feintId === undefined || feintPlace === undefined) return;
  const { price } = draft.content.feint(feintId).feint;
  for (const [token, amount] of Object.entries(feintPlace.price) as [Token, number][]) {
    const surplus = amount - (price[token] ?? 0);
    if (surplus > 0) draft.actor(cid).gainOne(token, surplus);
  }
}
