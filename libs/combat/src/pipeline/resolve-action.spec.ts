import fc from 'fast-check';
import { createActor } from '../content/create-actor.js';
import { defaultPack } from '../content/default-pack.js';
import { TOKENS } from '../dto/index.js';
import type { ActorDocument, CombatAction } from '../dto/index.js';
import { resolveAction } from './resolve-action.js';
import { vitalsOf } from '../content/numbers/vitals.js';
import type { BattleState, Resolution } from './types.js';
import { battle, exchange, instant, item, rules, strikeMove, under, withState } from './testing/fixtures.js';
import { playBattle } from './testing/play-battle.js';

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** What no state may hold, by actor. */
function unsoundOf({ state }: Pick<Resolution, 'state'>): string[] {
  return Object.values(state.actors).flatMap((actor) => {
    const { hp, energy, tokens, defeat } = actor.state;
    const amounts = [hp, energy, ...Object.values(tokens), ...Object.values(actor.xp)];
    const broken: Record<string, boolean> = {
      'hp above its ceiling': hp > vitalsOf(actor, rules.pack).hp,
      'a negative or fractional amount': !amounts.every((each) => Number.isSafeInteger(each) && each >= 0),
      'standing without hp': hp === 0 && defeat === null,
      'an effect past its end': actor.effects.some(({ remaining }) => remaining < 1),
    };
    return Object.keys(broken).flatMap((name) =>
      broken[name] === true ? [`${actor.meta.cid}: ${name}`] : [],
    );
  });
}
function expectSound(resolution: Resolution): void {
  expect(unsoundOf(resolution)).toEqual([]);
}

const templateIds = Object.keys(defaultPack.templates);
function actorArbitrary(cid: string, team: string): fc.Arbitrary<ActorDocument> {
  return fc
    .record({
      templateId: fc.constantFrom(...templateIds),
      hp: fc.integer({ min: 1, max: 1000 }),
      exchanges: fc.nat(9),
      tokens: fc.array(fc.nat(4), { minLength: TOKENS.length, maxLength: TOKENS.length }),
      effects: fc.uniqueArray(fc.constantFrom(...Object.keys(defaultPack.effects))),
      remaining: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ templateId, hp, exchanges, tokens, effects, remaining }) => {
      const made = createActor(defaultPack, { cid, team, kind: 'player', templateId });
      const counted = { ...made.state.tokens };
      TOKENS.forEach((token, index) => (counted[token] = tokens[index] ?? 0));
      const changed = withState(made, { hp: Math.min(hp, made.state.hp), exchanges, tokens: counted });
      return effects.reduce((actor, effectId) => under(actor, effectId, remaining, 'a'), changed);
    });
}
const duel = fc.tuple(actorArbitrary('a', 'red'), actorArbitrary('b', 'blue')).map((pair) => battle(...pair));
const feint = fc.option(fc.constantFrom(...Object.keys(defaultPack.feints)), { nil: undefined });
const pair = fc.tuple(feint, feint).map(([one, other]) => {
  const more = (feintId: string | undefined): { feintId?: string } =>
    feintId === undefined ? {} : { feintId };
  return exchange(strikeMove('a', 'b', more(one)), strikeMove('b', 'a', more(other)));
});
const anyAction: fc.Arbitrary<CombatAction> = fc.oneof(
  pair,
  fc.constant(exchange(strikeMove('a', 'b'), null)),
  fc.constantFrom('fireball', 'heal', 'surrender').map((id) => instant('a', id, ['a', 'b'])),
  fc.constantFrom('potion', 'bomb').map((id) => item('b', id, ['b', 'a'])),
);

describe('resolving an action', () => {
  it('leaves hp between 0 and its ceiling, no token negative, every number whole, and the input as it was', () => {
    fc.assert(
      fc.property(duel, anyAction, fc.string(), (state, action, seed) => {
        const resolution = resolveAction(deepFreeze(state), deepFreeze(action), seed, rules);
        expectSound(resolution);
        expect(resolution.events.length).toBeLessThanOrEqual(rules.limits.eventsPerAction);
        expect(resolution.state.step).toBe(state.step + (resolution.isExchange ? 1 : 0));
        for (const [one, other] of resolution.returns) {
          for (const cid of [one, other]) expect(resolution.state.actors[cid]?.state.defeat).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for the same', () => {
    fc.assert(
      fc.property(duel, anyAction, fc.string(), (state, action, seed) => {
        const copy = structuredClone(state);
        expect(resolveAction(copy, action, seed, rules)).toEqual(resolveAction(state, action, seed, rules));
      }),
    );
  });

  it('comes to the same state whichever side of an exchange is named first', () => {
    fc.assert(
      fc.property(duel, pair, fc.string(), (state, action, seed) => {
        const { move, partnerMove } = action;
        if (partnerMove === null) throw new Error('A pair has two moves.');
        const swapped = { ...action, move: partnerMove, partnerMove: move };
        const one = resolveAction(state, action, seed, rules);
        const other = resolveAction(state, swapped, seed, rules);
        expect(JSON.stringify(other.state)).toBe(JSON.stringify(one.state));
        expect(other.events.filter(({ type }) => type !== 'exchange')).toEqual(
          one.events.filter(({ type }) => type !== 'exchange'),
        );
      }),
    );
  });

  it('does not depend on actions among others that came before', () => {
    const four = fc
      .tuple(...['a', 'b', 'c', 'd'].map((cid, index) => actorArbitrary(cid, index % 2 ? 'red' : 'blue')))
      .map((actors) => battle(...actors.map((actor) => ({ ...actor, effects: [] }))));
    const other = { ...exchange(strikeMove('c', 'd'), strikeMove('d', 'c')), actionId: 'y1' };
    fc.assert(
      fc.property(four, pair, fc.string(), (state, action, seed) => {
        const inOrder = (...actions: CombatAction[]): BattleState =>
          actions.reduce((now, each) => resolveAction(now, each, seed, rules).state, state);
        expect(inOrder(action, other)).toEqual(inOrder(other, action));
      }),
    );
  });
});

describe('a whole battle', () => {
  const party = (team: string, ...ids: string[]): ActorDocument[] =>
    ids.map((templateId, index) =>
      createActor(defaultPack, { cid: `${team}${String(index)}`, team, kind: 'bot', templateId }),
    );
  const start = { step: 0, actors: {} };
  const meeting = (...actors: ActorDocument[]): BattleState => ({
    ...start,
    actors: battle(...actors).actors,
  });

  it.each(['s1', 's2', 's3', 's4', 's5'])('of three against three comes to its end with seed %s', (seed) => {
    const actors = [
      ...party('red', 'warrior', 'duelist', 'guardian'),
      ...party('blue', 'orc', 'goblin', 'skeleton'),
    ];
    const end = playBattle(meeting(...actors), seed, rules, 2000, expectSound);
    const teams = new Set(
      Object.values(end.actors)
        .filter(({ state }) => state.defeat === null)
        .map(({ meta }) => meta.team),
    );
    expect(teams.size).toBeLessThan(2);
    expect(end.step).toBeLessThan(2000);
  });

  it('between any two templates comes to its end', () => {
    for (const one of templateIds) {
      for (const other of templateIds) {
        const end = playBattle(
          meeting(...party('red', one), ...party('blue', other)),
          `${one}-${other}`,
          rules,
          500,
        );
        expect(Object.values(end.actors).some(({ state }) => state.defeat !== null)).toBe(true);
      }
    }
  });
});
