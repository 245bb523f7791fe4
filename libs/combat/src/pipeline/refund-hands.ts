import type { ActorDocument, ActorId, CombatEvent, Token } from '../dto/index.js';
import type { TokenAmounts } from '../content/types.js';
import type { Edition } from './edition.js';
import type { BattleState } from './types.js';

type FeintsRefunded = Extract<CombatEvent, { type: 'feints_refunded' }>;

/** What was set aside for all feints of the hand. */
function worthOf({ hand }: ActorDocument): TokenAmounts {
  const worth: Partial<Record<Token, number>> = {};
  for (const { price } of Object.values(hand)) {
    for (const [token, amount] of Object.entries(price) as [Token, number][]) {
      worth[token] = (worth[token] ?? 0) + amount;
    }
  }
  return worth;
}

function withEmptyHand(actor: ActorDocument, worth: TokenAmounts): ActorDocument {
  const tokens = { ...actor.state.tokens };
  for (const [token, amount] of Object.entries(worth) as [Token, number][]) tokens[token] += amount;
  return { ...actor, hand: {}, state: { ...actor.state, tokens } };
}

/**
 * The end of a battle: feints that are left in the hands give back their price, those of the fallen too. A battle that
 * is kept in Redis is ended by its own script; in memory, and in a replay, this does the same.
 */
export function refundHands(
  { step, actors }: BattleState,
  { handsAtTheEnd }: Edition,
): {
  readonly state: BattleState;
  readonly events: readonly FeintsRefunded[];
} {
  const events: FeintsRefunded[] = [];
  if (handsAtTheEnd === 'kept') return { state: { step, actors }, events };
  const after: Record<ActorId, ActorDocument> = { ...actors };
  for (const [cid, actor] of Object.entries(actors)) {
    const feints = Object.keys(actor.hand);
    if (feints.length === 0) continue;
    const tokens = worthOf(actor);
    after[cid] = withEmptyHand(actor, tokens);
    events.push({ type: 'feints_refunded', cid, feints, tokens });
  }
  return { state: { step, actors: after }, events };
}
