import type { ActorId, ExchangeAction } from '../dto/index.js';
import { followUpStrike, moveStrike } from './attacks.js';
import { calculateStrike } from './calculator/index.js';
import type { StrikeOrder } from './calculator/strike.js';
import type { Draft } from './draft.js';
import { applyStrikes } from './mechanics/apply-strikes.js';
import { settleTokens } from './mechanics/tokens.js';
import { normalizeExchange } from './normalize.js';
import type { StrikeImpact } from './normalize.js';
import { followUpsOf } from './post-calc/follow-ups.js';
import { refillHand } from './post-calc/refill-hand.js';
import { tickEffects } from './post-calc/tick-effects.js';
import { exchangeTakesPlace, strikesMade } from './pre-calc/exchange.js';
import type { Resolution } from './types.js';

/** Calculates and applies wave after wave, until nothing follows or the last wave that is allowed is over. */
function playWaves(draft: Draft, first: readonly StrikeOrder[]): void {
  const { pack, limits } = draft.rules;
  let orders = first;
  for (let wave = 1; orders.length > 0; wave += 1) {
    const strikes = orders.map((order) => calculateStrike(order, pack, draft.rolls));
    applyStrikes(draft, strikes);
    const following = followUpsOf(draft, strikes);
    if (wave <= limits.maxWaves) orders = following.map((each) => followUpStrike(draft, each, wave));
    else {
      orders = [];
      for (const { source } of following) {
        draft.emit({
          type: 'limit_reached',
          actionId: draft.actionId,
          cid: source,
          limit: 'waves',
          dropped: 1,
        });
      }
    }
  }
}

/** Post-Calc of an exchange: its clock ticks for both fighters, also for one that only stood there. */
function passExchange(draft: Draft, fighters: readonly ActorId[], impacts: readonly StrikeImpact[]): void {
  for (const cid of fighters) {
    draft.patchState(cid, { exchanges: draft.actor(cid).state.exchanges + 1 });
  }
  tickEffects(draft, fighters);
  // A fighter that let the time pass took no part in the dialogue, so it has nothing to gain from it.
  for (const { source } of impacts) draft.gain(source, { gift: 1 });
  settleTokens(draft);
  for (const cid of fighters) refillHand(draft, cid);
}

function returnsOf(draft: Draft, impacts: readonly StrikeImpact[]): Resolution['returns'] {
  return impacts
    .filter(({ source, target }) => draft.isStanding(source) && draft.isStanding(target))
    .map(({ source, target }) => [source, target] as const);
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
  const step = draft.before.step + 1;
  const isForced = action.partnerMove === null;
  draft.emit({ type: 'exchange', actionId: draft.actionId, step, cid, target, isForced });
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
  passExchange(draft, [cid, target].sort(), impacts);
  return draft.finish(true, returnsOf(draft, impacts));
}
