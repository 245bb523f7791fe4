import type { ActorDocument } from '../dto/index.js';
import { fighter, under } from './testing/fixtures.js';
import { stateHash } from './state-hash.js';

const one: ActorDocument = {
  ...under(
    fighter('a', { loadout: { offHand: 'kris', armour: ['chain_mail'], belt: { bomb: 2, potion: 1 } } }),
    'stunned',
  ),
  cooldowns: { fireball: 3, heal: 4 },
};
const other = fighter('b');
const hash = stateHash(7, [one, other]);

type Path = readonly (string | number)[];

/** The object with its keys in the opposite order, all the way down. */
function reversed<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed) as Value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, reversed(part)])) as Value;
}

/** Where a value has its numbers, texts and nulls. */
function leavesOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part).map((path): Path => [key, ...path]));
}

function changed(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${String(value)}~`;
  const branch = value as Record<string | number, unknown>;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...branch };
  return Object.assign(copy, { [key]: changed(branch[key], rest) });
}

const PARTS = ['state', 'loadout', 'cooldowns', 'effects', 'xp'] as const;
const PATHS = PARTS.flatMap((part) => leavesOf(one[part]).map((path): Path => [part, ...path]));

describe('the hash of a state', () => {
  it('is 16 hexadecimal digits and the same for equal actors, whatever the order of their keys', () => {
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(stateHash(7, reversed([one, other]))).toBe(hash);
  });

  it.each(PATHS.map((path) => [path.join('.'), path] as const))('changes with %s', (_name, path) => {
    expect(stateHash(7, [changed(one, path) as ActorDocument, other])).not.toBe(hash);
  });

  it('changes with the step, and with whose state it is', () => {
    expect(stateHash(8, [one, other])).not.toBe(hash);
    expect(stateHash(7, [one])).not.toBe(hash);
    expect(stateHash(7, [one, fighter('c')])).not.toBe(hash);
  });

  it.each([
    ['an item of the belt', { loadout: { ...one.loadout, belt: { bomb: 2 } } }],
    ['a cooldown', { cooldowns: { fireball: 3 } }],
    ['an effect', { effects: [] }],
    ['a piece of armour', { loadout: { ...one.loadout, armour: [] } }],
  ])('changes when %s goes', (_what, parts) => {
    expect(stateHash(7, [{ ...one, ...parts }, other])).not.toBe(hash);
  });

  it('does not change with a hand, which registrations change at any time', () => {
    const held = { ...one, hand: { true_strike: { price: { hit: 2 } } } };
    expect(stateHash(7, [held, other])).toBe(hash);
  });
});
