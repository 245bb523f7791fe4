import { CombatError } from '../../dto/index.js';
import { fighter, rules, under, withState } from '../testing/fixtures.js';
import { parseModifier } from '../../content/numbers/modifier.js';
import { parseTable, Waterfall } from '../../content/numbers/waterfall.js';
import type { ModifierText } from '../../content/types.js';
import { vitalsOf } from '../../content/numbers/vitals.js';
import { profileOf } from './profile.js';

function apply(base: number, ...texts: ModifierText[]): number {
  const waterfall = new Waterfall();
  waterfall.pour(parseTable({ strength: texts }));
  return waterfall.at(0, base * 10_000) / 10_000;
}

describe('modifiers', () => {
  it('are summed first and multiplied then, whatever their order', () => {
    expect(apply(10, '*1.5', '+10', '-4')).toBe(24);
    expect(apply(10, '+10', '-4', '*1.5')).toBe(24);
    expect(apply(7, '*1.1', '*0.3333')).toBe(apply(7, '*0.3333', '*1.1'));
  });

  it('forget what stood before an override, not what comes after it', () => {
    expect(apply(10, '*9', '+50', '=100', '+1')).toBe(101);
  });

  it('never make a number negative', () => {
    expect(apply(1, '-5')).toBe(0);
  });

  it.each(['10', '+', '*1.23456', '+-1', '/2', '+1e3', ''])('are refused when written as %j', (text) => {
    expect(() => parseModifier(text)).toThrow(CombatError);
  });
});

describe('the profile of an actor', () => {
  it('derives numbers from attributes by the table of the pack', () => {
    const { numbers } = profileOf(fighter('a'), rules.pack);
    expect(numbers).toMatchObject({
      physical_damage: 100_000,
      accuracy: 8000,
      crit_chance: 2000,
      evasion: 2300,
      parry: 2500,
      armour: 50_000,
    });
    expect(vitalsOf(fighter('a'), rules.pack)).toEqual({ hp: 120, energy: 70 });
  });

  it('adds what is worn and held', () => {
    const worn = fighter('a', { loadout: { armour: ['chain_mail'], offHand: 'round_shield' } });
    const { numbers, style } = profileOf(worn, rules.pack);
    expect(style).toBe('shield');
    expect(numbers).toMatchObject({ armour: 80_000, block: 3000, evasion: 1500 });
  });

  it('is changed by an effect as long as it is borne, its ceilings are not', () => {
    const plain = fighter('a');
    const broken = under(plain, 'broken_armour');
    expect(profileOf(broken, rules.pack).numbers.armour).toBe(25_000);
    expect(profileOf({ ...broken, effects: [] }, rules.pack).numbers).toEqual(
      profileOf(plain, rules.pack).numbers,
    );
    expect(vitalsOf(broken, rules.pack)).toBe(vitalsOf(broken, rules.pack));
  });

  it('is computed again only when a part that feeds it is another object', () => {
    const actor = fighter('a');
    const profile = profileOf(actor, rules.pack);
    expect(profileOf(withState(actor, { hp: 1 }), rules.pack)).toBe(profile);
    expect(profileOf({ ...actor, raw: { ...actor.raw } }, rules.pack)).not.toBe(profile);
  });
});
