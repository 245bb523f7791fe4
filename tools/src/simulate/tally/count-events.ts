import type { ActorId, CombatAction, CombatEvent } from '@melee/combat/dto';
import type { Lineup } from '../scenario/lineups.js';
import {
  add,
  entryOf,
  noFeint,
  noSource,
  type SourceKey,
  type SourceTally,
  type StrikeTally,
  type Tally,
} from './tally.js';

type EventOf<Type extends CombatEvent['type']> = Extract<CombatEvent, { type: Type }>;

/** Where the events of one action are counted. */
interface Count {
  readonly tally: Tally;
  readonly lineup: Lineup;
  readonly action: CombatAction;
  /** What took the last hp of whom in this action. */
  readonly fatal: Map<ActorId, SourceKey>;
}

type Counters = { readonly [Type in CombatEvent['type']]?: (count: Count, event: EventOf<Type>) => void };

const sourceIn = ({ tally }: Count, key: SourceKey): SourceTally => entryOf(tally.sources, key, noSource);

/** An item or an ability, by what the action is. */
const powerKey = ({ action }: Count, by: string): SourceKey =>
  action.type === 'item' ? `item/${by}` : `ability/${by}`;

function strikeKey(count: Count, { kind, by }: EventOf<'strike'>): SourceKey {
  return kind === 'item' || kind === 'ability' ? powerKey(count, by) : `weapon/${by}`;
}

function countStrike(strikes: StrikeTally, { outcome, isCritical, damage }: EventOf<'strike'>): void {
  strikes.strikes += 1;
  strikes[outcome] += 1;
  if (outcome === 'hit' && isCritical) strikes.crit += 1;
  strikes.damage += damage;
}

const COUNTERS: Counters = {
  strike(count, event) {
    const key = strikeKey(count, event);
    countStrike(sourceIn(count, key), event);
    if (event.feintId !== undefined) {
      countStrike(entryOf(count.tally.feints, event.feintId, noFeint), event);
    }
    if (event.targetHp === 0 && !count.fatal.has(event.target)) count.fatal.set(event.target, key);
  },
  effect_ticked(count, { cid, effectId, hpChange, hp }) {
    const source = sourceIn(count, `effect/${effectId}`);
    if (hpChange < 0) source.damage -= hpChange;
    else source.healing += hpChange;
    if (hp === 0 && !count.fatal.has(cid)) count.fatal.set(cid, `effect/${effectId}`);
  },
  used(count, { by }) {
    sourceIn(count, powerKey(count, by)).uses += 1;
  },
  healed(count, { by, amount }) {
    sourceIn(count, powerKey(count, by)).healing += amount;
  },
  effect_applied({ tally }, { effectId, duration }) {
    const effect = entryOf(tally.effects, effectId, () => ({ applied: 0, exchanges: 0 }));
    effect.applied += 1;
    effect.exchanges += duration;
  },
  defeated({ tally, lineup, fatal }, { cid, how }) {
    const group = lineup.groupOf[cid];
    const cause = how === 'surrendered' ? 'surrender/surrender' : fatal.get(cid);
    if (group === undefined || cause === undefined) return;
    add(
      entryOf(tally.defeats, group, () => new Map<SourceKey, number>()),
      cause,
    );
  },
};

function countEvent<Type extends CombatEvent['type']>(count: Count, event: EventOf<Type>): void {
  const counter: ((of: Count, one: EventOf<Type>) => void) | undefined = COUNTERS[event.type];
  counter?.(count, event);
}

/** Counts the events of an action; all of them, in their order. */
export function countEvents(
  tally: Tally,
  lineup: Lineup,
  action: CombatAction,
  events: readonly CombatEvent[],
): void {
  const count = { tally, lineup, action, fatal: new Map<ActorId, SourceKey>() };
  for (const event of events) countEvent(count, event);
}
