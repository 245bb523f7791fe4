import fc from 'fast-check';
import type { ActorDocument, CombatAction } from '../dto/index.js';
import { resolveAction, resolveWith } from './resolve-action.js';
import { strikeName } from './rng/chance.js';
import { rollsOf } from './rng/rolls.js';
import type { ActionRolls } from './rng/rolls.js';
import { profileOf } from './stats/profile.js';
import { anyAction, anyActor, anyDuel, anyPair } from './testing/arbitraries.js';
import { battle, exchange, rules, strikeMove } from './testing/fixtures.js';
import { unsoundOf } from './testing/unsound.js';
import type { BattleState, Resolution } from './types.js';

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** The same with "a" and "b" in each other's place, wherever a value or a key names one of them. */
function swapped<Value>(value: Value): Value {
  const text = JSON.stringify(value).replace(/"([ab])"/g, (_name, cid) => (cid === 'a' ? '"b"' : '"a"'));
  return JSON.parse(text) as Value;
}
const swapName = (cid: string): string => ({ a: 'b', b: 'a' })[cid] ?? cid;

/** Rolls by the names of their purposes, with the two sides in each other's place if asked. */
function rollsFor(seed: string, isSwapped: boolean): ActionRolls {
  const side = isSwapped ? swapName : (cid: string): string => cid;
  return {
    between: (wave, kind, source, target) => ({
      roll: ({ name }) =>
        rollsOf(seed, 'x').roll(`${strikeName(wave, kind, side(source), side(target))}/${name}`),
    }),
  };
}

/** The events without the order in which they stand: the striker with the lower id comes first in it. */
const unordered = ({ events }: Resolution): string[] =>
  events
    .filter(({ type }) => type !== 'exchange')
    .map((event) => canonical(event))
    .sort();
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part,
  );
}

describe('resolving an action', () => {
  it('leaves hp between 0 and its ceiling, no token negative, every number whole, and the input as it was', () => {
    fc.assert(
      fc.property(anyDuel, anyAction, fc.string(), (state, action, seed) => {
        const resolution = resolveAction(deepFreeze(state), deepFreeze(action), seed, rules);
        expect(unsoundOf(resolution.state)).toEqual([]);
        expect(resolution.events.length).toBeLessThanOrEqual(rules.limits.eventsPerAction);
        expect(resolution.state.step).toBe(state.step + (resolution.isExchange ? 1 : 0));
        for (const [one, other] of resolution.returns) {
          for (const cid of [one, other]) expect(resolution.state.actors[cid]?.state.defeat).toBeNull();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same for the same, whether the actors were just read or are known', () => {
    fc.assert(
      fc.property(anyDuel, anyAction, fc.string(), (state, action, seed) => {
        const read = JSON.parse(JSON.stringify(state)) as BattleState;
        expect(resolveAction(read, action, seed, rules)).toEqual(resolveAction(state, action, seed, rules));
      }),
    );
  });

  it('comes to the same state whichever move of an exchange is named first', () => {
    fc.assert(
      fc.property(anyDuel, anyPair, fc.string(), (state, action, seed) => {
        const { move, partnerMove } = action;
        if (partnerMove === null) throw new Error('A pair has two moves.');
        const turned = { ...action, move: partnerMove, partnerMove: move };
        const one = resolveAction(state, action, seed, rules);
        const other = resolveAction(state, turned, seed, rules);
        expect(JSON.stringify(other.state)).toBe(JSON.stringify(one.state));
        expect(unordered(other)).toEqual(unordered(one));
      }),
    );
  });

  it('treats both sides of an exchange alike', () => {
    fc.assert(
      fc.property(anyDuel, anyPair, fc.string(), (state, action, seed) => {
        const straight = resolveWith(state, action, rollsFor(seed, false), rules);
        const mirrored = resolveWith(swapped(state), swapped(action), rollsFor(seed, true), rules);
        expect(swapped(mirrored.state)).toEqual(straight.state);
        expect(unordered({ ...mirrored, events: swapped(mirrored.events) })).toEqual(unordered(straight));
        expect(swapped(mirrored.defeated).toSorted()).toEqual(straight.defeated.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on unrelated actions that came before', () => {
    const four = fc
      .tuple(anyActor('a', 'red'), anyActor('b', 'blue'), anyActor('c', 'red'), anyActor('d', 'blue'))
      .map((actors) => battle(...actors.map((actor) => ({ ...actor, effects: [] }))));
    const other = { ...exchange(strikeMove('c', 'd'), strikeMove('d', 'c')), actionId: 'y1' };
    // A sweep reaches out of its exchange, so what it does is not unrelated.
    const alone = anyPair.filter((action) =>
      [action.move, action.partnerMove].every((move) => move?.feintId !== 'cleave'),
    );
    fc.assert(
      fc.property(four, alone, fc.string(), (state, action, seed) => {
        const inOrder = (...actions: CombatAction[]): BattleState =>
          actions.reduce((now, each) => resolveAction(now, each, seed, rules).state, state);
        expect(inOrder(action, other)).toEqual(inOrder(other, action));
      }),
    );
  });

  it('comes to the same whatever the size of the batches that the actions come in', () => {
    const actions = fc.array(anyAction, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        anyDuel,
        actions,
        fc.integer({ min: 1, max: 5 }),
        fc.string(),
        (state, drawn, size, seed) => {
          const named = drawn.map((action, index) => ({ ...action, actionId: `x${String(index)}` }));
          const play = (from: BattleState, part: readonly CombatAction[]): BattleState =>
            part.reduce((now, action) => resolveAction(now, action, seed, rules).state, from);
          let batched = state;
          for (let at = 0; at < named.length; at += size) {
            // Between batches the state is written and read.
            batched = JSON.parse(JSON.stringify(play(batched, named.slice(at, at + size)))) as BattleState;
          }
          expect(batched).toEqual(play(state, named));
        },
      ),
    );
  });

  it('leaves nothing of an effect when it is gone', () => {
    fc.assert(
      fc.property(anyActor('a', 'red'), (actor) => {
        const free: ActorDocument = { ...actor, effects: [] };
        const before = profileOf(structuredClone(free), rules.pack);
        profileOf(actor, rules.pack);
        expect(profileOf(free, rules.pack)).toEqual(before);
        const { vitals } = profileOf(actor, rules.pack);
        expect(vitals).toEqual(before.vitals);
      }),
    );
  });
});
