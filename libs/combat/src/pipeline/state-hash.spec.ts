import type { ActorDocument } from '../dto/index.js';
import { battle, exchange, fighter, missRolls, resolve, withState } from './testing/fixtures.js';
import { stateHash } from './state-hash.js';
import type { BattleState } from './types.js';

const before = battle(fighter('a'), fighter('b'), fighter('c'));
const { state: after } = resolve(before, exchange(), {
  ...missRolls('0/exchange/a>b'),
  ...missRolls('0/exchange/b>a'),
});
const hash = stateHash(before, after);

/** The object with its keys in the opposite order, all the way down. */
function reversed<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, reversed(part)])) as Value;
}
function withActor(cid: string, change: (actor: ActorDocument) => ActorDocument): BattleState {
  const actor = after.actors[cid];
  if (actor === undefined) throw new Error(`No actor "${cid}".`);
  return { ...after, actors: { ...after.actors, [cid]: change(actor) } };
}

describe('the hash of a state', () => {
  it('is 16 hexadecimal digits and the same for an equal state, whatever the order of its keys', () => {
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    const actors = reversed(structuredClone(after.actors));
    // An actor that was not touched is the same object as before; a copy would count as touched.
    const copy = { step: after.step, actors: { ...actors, c: before.actors['c'] ?? fighter('c') } };
    expect(stateHash(before, copy)).toBe(hash);
  });

  it.each<[string, BattleState]>([
    ['the step', { ...after, step: after.step + 1 }],
    ['hp', withActor('a', (actor) => withState(actor, { hp: 1 }))],
    [
      'effects',
      withActor('a', (actor) => ({
        ...actor,
        effects: [{ effectId: 'x', sourceCid: 'b', remaining: 1, stacks: 1, power: 1 }],
      })),
    ],
    ['cooldowns', withActor('b', (actor) => ({ ...actor, cooldowns: { heal: 4 } }))],
    ['xp', withActor('b', (actor) => ({ ...actor, xp: { hit: 9 } }))],
    [
      'the belt',
      withActor('b', (actor) => ({ ...actor, loadout: { ...actor.loadout, belt: { potion: 1 } } })),
    ],
    ['who else was touched', withActor('c', (actor) => ({ ...actor }))],
  ])('changes with %s', (_what, changed) => {
    expect(stateHash(before, changed)).not.toBe(hash);
  });

  it('does not change with a hand, which registrations change at any time', () => {
    const held = withActor('a', (actor) => ({ ...actor, hand: { true_strike: { price: { hit: 2 } } } }));
    expect(stateHash(before, held)).toBe(hash);
  });
});
