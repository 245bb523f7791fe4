import type { ActorOverrides } from '../../content/actor-request.js';
import { defaultPack } from '../../content/default-pack.js';
import type { ActorDocument, CombatAction, ExchangeIntent } from '../../dto/index.js';
import type { Resolution, Rules } from '../types.js';
import {
  battle,
  eventsOf,
  exchange,
  fighter,
  missRolls,
  resolve,
  rulesWith,
  strikeMove,
  strikeRolls,
} from './fixtures.js';

/** The rules with the default pack. */
export const defaultRules: Rules = rulesWith({}, {}, defaultPack);

/** A round {@link fighter} with the default pack's sword, or with what the overrides name. */
export function one(
  cid: string,
  overrides: ActorOverrides = {},
  parts: Partial<ActorDocument> = {},
): ActorDocument {
  return fighter(cid, overrides, parts, defaultPack);
}

type Rolls = Readonly<Record<string, number>>;

/** Rolls of the strike of "a" at "b": plain hit of average damage unless told otherwise. */
export const ofA = (changes: Readonly<Record<string, number | undefined>> = {}): Rolls =>
  strikeRolls('0/exchange/a>b', changes);

/** An exchange of "a" with "b", who misses unless its rolls are given. */
export function fight(
  actors: readonly ActorDocument[],
  rolls: Rolls,
  {
    a = {},
    b = {},
    ofB = missRolls('0/exchange/b>a'),
  }: { a?: Partial<ExchangeIntent>; b?: Partial<ExchangeIntent>; ofB?: Rolls } = {},
): Resolution {
  return act(actors, exchange(strikeMove('a', 'b', a), strikeMove('b', 'a', b)), { ...rolls, ...ofB });
}

export function act(actors: readonly ActorDocument[], action: CombatAction, rolls: Rolls = {}): Resolution {
  return resolve(battle(...actors), action, rolls, defaultRules);
}

/**
 * What an action did, one short line each: `exchange a>b hit! 23` (the mark of a critical strike, the damage),
 * `b bears bleeding 3` (exchanges), `a heals 30`, `b loses bleeding`. Misses and tokens are left out.
 */
export function whatHappened(resolution: Resolution): readonly string[] {
  return resolution.events.flatMap((event) => {
    switch (event.type) {
      case 'strike': {
        const { kind, source, target, outcome, isCritical, damage } = event;
        return outcome === 'miss'
          ? []
          : [`${kind} ${source}>${target} ${outcome}${isCritical ? '!' : ''} ${damage}`];
      }
      case 'effect_applied':
        return [`${event.target} bears ${event.effectId} ${event.duration}`];
      case 'effect_removed':
        return [`${event.cid} loses ${event.effectId}`];
      case 'healed':
        return [`${event.target} heals ${event.amount}`];
      default:
        return [];
    }
  });
}

/** The tokens that somebody gained in an action, without the gift that every exchange leaves. */
export function tokensOf(resolution: Resolution, cid: string): Readonly<Record<string, number>> {
  const gained = eventsOf(resolution, 'tokens_gained').find((event) => event.cid === cid)?.tokens ?? {};
  const { gift = 0, ...others } = gained;
  return gift > 1 ? { ...others, gift: gift - 1 } : others;
}
