import fc from 'fast-check';
import { vitalsOf } from '../../content/numbers/vitals.js';
import { TOKENS } from '../../dto/index.js';
import type { ActorDocument, ActorLoadout, CombatAction, ExchangeAction } from '../../dto/index.js';
import type { BattleState } from '../types.js';
import { battle, exchange, fighter, instant, item, strikeMove, under, withState } from './fixtures.js';
import { testPack } from './test-pack.js';

const WEAPONS = Object.keys(testPack.weapons);
const SHIELDS = Object.keys(testPack.shields);
const ONE_HANDED = WEAPONS.filter((id) => testPack.weapons[id]?.hands === 1);
const FEINTS = Object.keys(testPack.feints);
const ABILITIES = Object.keys(testPack.abilities);
const ITEMS = Object.keys(testPack.items);

const loadout: fc.Arbitrary<ActorLoadout> = fc.record({
  mainHand: fc.constantFrom(...WEAPONS),
  offHand: fc.option(fc.constantFrom(...SHIELDS, ...ONE_HANDED)),
  armour: fc.subarray(Object.keys(testPack.armour)),
  belt: fc.constant(Object.fromEntries(ITEMS.map((id) => [id, 2]))),
  abilities: fc.subarray(ABILITIES),
  arsenal: fc.subarray(FEINTS),
});

/** Any fighter of the pack of the tests, hurt or not, with tokens and under effects. */
export function anyActor(cid: string, team: string): fc.Arbitrary<ActorDocument> {
  return fc
    .record({
      loadout,
      attributes: fc.record({ strength: fc.nat(40), agility: fc.nat(40), prediction: fc.nat(40) }),
      traits: fc.subarray(Object.keys(testPack.traits)),
      hp: fc.integer({ min: 1, max: 1000 }),
      exchanges: fc.nat(9),
      tokens: fc.array(fc.nat(4), { minLength: TOKENS.length, maxLength: TOKENS.length }),
      effects: fc.uniqueArray(fc.constantFrom(...Object.keys(testPack.effects)), { maxLength: 4 }),
      remaining: fc.integer({ min: 1, max: 3 }),
      stacks: fc.integer({ min: 1, max: 2 }),
    })
    .map((drawn) => {
      const { hp, exchanges, effects, remaining, stacks, tokens, ...overrides } = drawn;
      const made = fighter(cid, overrides);
      const counted = { ...made.state.tokens };
      TOKENS.forEach((token, index) => (counted[token] = tokens[index] ?? 0));
      const most = vitalsOf(made, testPack).hp;
      const changed = withState(made, { hp: Math.min(hp, most), exchanges, tokens: counted });
      const placed = { ...changed, meta: { ...changed.meta, team } };
      return effects.reduce((actor, effectId) => {
        const stacking = testPack.effects[effectId]?.stacking;
        const upTo = stacking?.mode === 'stack' ? stacking.upTo : 1;
        return under(actor, effectId, remaining, 'a', { stacks: Math.min(stacks, upTo) });
      }, placed);
    });
}

export const anyDuel: fc.Arbitrary<BattleState> = fc
  .tuple(anyActor('a', 'red'), anyActor('b', 'blue'))
  .map((pair) => battle(...pair));

const anyMove = fc.record(
  {
    feintId: fc.constantFrom(...FEINTS),
    attackZone: fc.constantFrom('head', 'chest', 'belly', 'legs'),
    blockZone: fc.constantFrom('head', 'chest', 'belly', 'legs'),
  },
  { requiredKeys: [] },
);

/** Any exchange between "a" and "b". */
export const anyPair: fc.Arbitrary<ExchangeAction> = fc
  .tuple(anyMove, anyMove)
  .map(([one, other]) => exchange(strikeMove('a', 'b', one), strikeMove('b', 'a', other)));

/** Any action of "a" or "b". */
export const anyAction: fc.Arbitrary<CombatAction> = fc.oneof(
  anyPair,
  fc.constant(exchange(strikeMove('a', 'b'), null)),
  fc.constantFrom(...ABILITIES, 'surrender', 'manoeuvre').map((id) => instant('a', id, ['a', 'b'])),
  fc.constantFrom(...ITEMS).map((id) => item('b', id, ['b', 'a'])),
);
