import type { ActorHand, ActorId } from '../../dto/index.js';
import type { Draft } from '../draft.js';
import { lookUp } from '../../content/lookup.js';
import { toInteger } from '../../content/numbers/fixed-point.js';
import { canPay, spendTokens } from '../mechanics/tokens.js';

/**
 * Fills free places of the hand with feints of the arsenal, in the arsenal's order, that the tokens can pay; the price
 * is set aside. Only ever adds: taking a feint out is the business of the registration of moves.
 */
export function refillHand(draft: Draft, cid: ActorId): void {
  if (!draft.isStanding(cid)) return;
  const { pack } = draft.rules;
  const { style } = draft.profile(cid);
  const hand: Record<string, ActorHand[string]> = { ...draft.actor(cid).hand };
  const held = Object.keys(hand).length;
  let free = toInteger(draft.profile(cid).numbers.hand_size) - held;
  for (const feintId of draft.actor(cid).loadout.arsenal) {
    if (free <= 0) break;
    const { price, needs } = lookUp(pack.feints, 'feint', feintId);
    const isUsable = needs === undefined || needs === style;
    if (Object.hasOwn(hand, feintId) || !isUsable || !canPay(draft.actor(cid).state, price)) continue;
    spendTokens(draft, cid, price);
    hand[feintId] = { price };
    free -= 1;
  }
  if (Object.keys(hand).length > held) draft.patch(cid, { hand });
}
