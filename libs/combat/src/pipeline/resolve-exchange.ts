import type { ExchangeAction } from '../dto/index.js';
import { SCALE } from '../content/numbers/fixed-point.js';
import type { ActorDraft } from './actor-draft.js';
import { calculateStrike } from './calculator/index.js';
import type { StrikeOrder } from './calculator/strike.js';
import type { Draft } from './draft.js';
import { inOrder } from './in-order.js';
import { applyStrikes } from './mechanics/apply-strikes.js';
import { settleTokens } from './mechanics/settle-tokens.js';
import { normalizeExchange } from './normalize.js';
import type { StrikeImpact } from './normalize.js';
import { followUpsOf } from './post-calc/follow-ups.js';
import { refillHand } from './post-calc/refill-hand.js';
import { tickEffects } from './post-calc/tick-effects.js';
import { exchangeTakesPlace, strikesMade } from './pre-calc/exchange.js';
import { followUpStrike, moveStrike } from './strike-orders.js';
import type { Resolution } from './types.js';

/** Calculates and applies wave after wave, until nothing follows or the last wave that is allowed is over. */
function playWaves(draft: Draft, first: readonly StrikeOrder[]): void {
  let orders = first;
  for (let wave = 1; orders.length > 0; wave += 1) {
    const strikes = orders.map((order) => calculateStrike(order, draft));
    applyStrikes(draft, strikes);
    const following = followUpsOf(draft, strikes);
    if (wave <= draft.limits.maxWaves) {
      orders = following.map((each) => followUpStrike(draft, each, wave));
      continue;
    }
    orders = [];
    const { actionId } = draft;
    for (const { source: cid } of following) {
      draft.emit({ type: 'limit_reached', actionId, cid, limit: 'waves', dropped: 1 });
    }
  }
}

/** Post-Calc of an exchange: its clock ticks for both fighters, also for one that only stood there. */
function passExchange(draft: Draft, fighters: readonly ActorDraft[], impacts: readonly StrikeImpact[]): void {
  for (const fighter of fighters) fighter.exchanges += 1;
  tickEffects(draft, fighters);
  // A fighter that let the time pass took no part in the dialogue, so it has nothing to gain from it.
  for (const { source } of impacts) draft.actor(source).gainOne('gift');
  settleTokens(draft);
  for (const fighter of fighters) refillHand(draft, fighter);
}

function returnsOf(draft: Draft, impacts: readonly StrikeImpact[]): Resolution['returns'] {
  return impacts
    .filter(({ source, target }) => draft.isStanding(source) && draft.isStanding(target))
    .map(({ source, target }) => [source, target]);
}

/**
 * Two strikes at each other, or a forced one at a fighter who did not answer. Both are computed from the state before
 * the exchange, so both fighters may die. A forced strike cannot be dodged, parried, blocked or countered.
 */
export function resolveExchange(draft: Draft, action: ExchangeAction): Resolution {
  const impacts = normalizeExchange(action);
  if (!exchangeTakesPlace(draft, action)) {
    settleTokens(draft);
    return draft.finish(false);
  }
  const { cid, target } = action.move;
  const isForced = action.partnerMove === null;
  draft.emit({ type: 'exchange', actionId: draft.actionId, step: draft.step, cid, target, isForced });
  if (draft.chaos > 0) {
    const extraDamage = Math.floor((draft.chaos * 100) / SCALE);
    draft.emit({ type: 'chaos', actionId: draft.actionId, step: draft.step, extraDamage });
  }
  const made = strikesMade(draft, impacts);
  playWaves(
    draft,
    made.map((impact) =>
      moveStrike(
        draft,
        impact,
        made.find((other) => other !== impact),
      ),
    ),
  );
  const fighters = inOrder([cid, target]).map((each) => draft.actor(each));
  passExchange(draft, fighters, impacts);
  return draft.finish(true, { returns: returnsOf(draft, impacts) });
}
