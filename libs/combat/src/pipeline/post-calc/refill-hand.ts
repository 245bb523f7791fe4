import type { FeintPlace } from '../../dto/index.js';
import type { ActorDraft } from '../actor-draft.js';
import type { Draft } from '../draft.js';

/**
 * Fills free places of the hand with feints of the arsenal, in the arsenal's order, that the tokens can pay; the price
 * is set aside. Only ever adds: taking a feint out is the business of the registration of moves.
 */
export function refillHand(draft: Draft, actor: ActorDraft): void {
  const { arsenal } = actor.loadout;
  if (!actor.isStanding || arsenal.length === 0) return;
  const { style, handSize } = actor.profile;
  let free = handSize - Object.keys(actor.hand).length;
  const added: Record<string, FeintPlace> = {};
  for (const feintId of arsenal) {
    if (free <= 0) break;
    if (Object.hasOwn(actor.hand, feintId) || Object.hasOwn(added, feintId)) continue;
    const { feint, price } = draft.content.feint(feintId);
    const fits = feint.needs === undefined || feint.needs === style;
    if (!fits || !actor.canPay(price)) continue;
    actor.pay(price);
    added[feintId] = { price: feint.price };
    free -= 1;
  }
  if (Object.keys(added).length > 0) actor.hand = { ...actor.hand, ...added };
}
