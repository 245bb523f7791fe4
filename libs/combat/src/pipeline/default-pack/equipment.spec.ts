import { defaultPack } from '../../content/default-pack.js';
import type { ActorDocument } from '../../dto/index.js';
import { missRolls, strikeRolls, withState } from '../testing/fixtures.js';
import { profileOf } from '../stats/profile.js';
import { fight, ofA, one, tokensOf, whatHappened } from '../testing/default-scene.js';

/** What a number of a fighter of round numbers becomes; fixed-point, ten-thousandths. */
const numberOf = (actor: ActorDocument, name: keyof ReturnType<typeof profileOf>['numbers']): number =>
  profileOf(actor, defaultPack).numbers[name];
const wearing = (id: string) => one('a', { loadout: { armour: [id] } });
const holding = (offHand: string) => one('a', { loadout: { offHand } });
const being = (cid: string, ...traits: string[]) => one(cid, { traits });

const STYLE_SHIELD = 'trigger/defender/style.shield.0';

describe('armour', () => {
  it.each([
    ['leather_cap', 'armour', 55_000],
    ['great_helm', 'armour', 70_000],
    ['pointed_hat', 'magical_damage', 120_000],
    ['leather_jerkin', 'evasion', 2500],
    ['chain_mail', 'evasion', 1800],
    ['plate_armour', 'resistance_physical', 500],
    ['embroidered_robe', 'magic_resistance', 2000],
    ['leather_gloves', 'accuracy', 8200],
    ['gauntlets', 'parry', 2800],
    ['soft_boots', 'evasion', 2500],
    ['greaves', 'armour', 60_000],
  ] as const)('%s makes %s %i', (id, name, value) => {
    expect(numberOf(wearing(id), name)).toBe(value);
  });
});

describe('a shield', () => {
  // A block takes its share of 14, rounded down.
  it.each([
    ['buckler', 2500, 7],
    ['round_shield', 3000, 5],
    ['spiked_shield', 2800, 6],
    ['tower_shield', 4000, 2],
  ])('%s blocks with a chance of %i and lets %i through', (shield, chance, damage) => {
    expect(numberOf(holding(shield), 'block')).toBe(chance);
    const spikes = shield === 'spiked_shield' ? { 'trigger/defender/shield.spiked_shield.0': 9999 } : {};
    const rolls = ofA({ block: 0, [STYLE_SHIELD]: 9999, counter: 9999, ...spikes });
    const b = one('b', { loadout: { offHand: shield } });
    expect(whatHappened(fight([one('a'), b], rolls))).toEqual([`exchange a>b block ${damage}`]);
  });

  it('with spikes wounds who strikes at it', () => {
    const rolls = ofA({
      block: 0,
      [STYLE_SHIELD]: 9999,
      counter: 9999,
      'trigger/defender/shield.spiked_shield.0': 2999,
    });
    const b = one('b', { loadout: { offHand: 'spiked_shield' } });
    const result = fight([one('a'), b], rolls);
    expect(whatHappened(result)).toEqual(['exchange a>b block 6', 'a bears bleeding 3']);
    expect(result.state.actors['a']?.effects).toMatchObject([{ power: 0.5 }]);
  });

  it('sometimes wins the time for a feint by a block', () => {
    const rolls = ofA({ block: 0, [STYLE_SHIELD]: 1999, counter: 9999 });
    const result = fight([one('a'), one('b', { loadout: { offHand: 'buckler' } })], rolls);
    expect(tokensOf(result, 'b')).toEqual({ block: 1, tempo: 1 });
  });
});

describe('a style', () => {
  it.each([
    ['one_handed', 'sword', null, 'evasion', 2300],
    ['two_handed', 'greatsword', null, 'physical_damage', 120_000],
    ['dual', 'sword', 'dagger', 'accuracy', 7500],
  ] as const)('%s changes a number', (style, mainHand, offHand, name, value) => {
    const actor = one('a', { loadout: { mainHand, offHand } });
    expect(profileOf(actor, defaultPack).style).toBe(style);
    // The dagger adds 0.05 to accuracy, from whichever hand.
    expect(numberOf(actor, name)).toBe(style === 'dual' ? value + 500 : value);
  });

  it('dual lets the second weapon follow', () => {
    const a = one('a', { loadout: { offHand: 'kris' } });
    const rolls = {
      ...ofA({ 'trigger/striker/style.dual.0': 4999 }),
      ...strikeRolls('1/off_hand/a>b', { 'trigger/striker/style.dual.0': 9999 }),
    };
    // Half of 6 + 10, less the armour.
    expect(whatHappened(fight([a, one('b')], rolls))).toEqual(['exchange a>b hit 14', 'off_hand a>b hit 3']);
  });
});

describe('a trait', () => {
  it.each([
    ['human', 'strength', 100_000],
    ['elf', 'perception', 120_000],
    ['dwarf', 'endurance', 120_000],
    ['orcish_blood', 'physical_damage', 120_000],
    ['undead', 'resistance_darkness', 5000],
    ['beast', 'hand_size', 20_000],
    ['of_stone', 'resistance_physical', 2000],
    ['nimble', 'evasion', 2800],
    ['thick_skinned', 'armour', 60_000],
    ['tactician', 'hand_size', 40_000],
    ['slow_witted', 'hand_size', 20_000],
  ] as const)('%s makes %s %i', (trait, name, value) => {
    expect(numberOf(being('a', trait), name)).toBe(value);
  });

  it('thick_skinned takes a twentieth off a strike, and armour the rest', () => {
    // 19 × 0.95 − 6.
    expect(whatHappened(fight([one('a'), being('b', 'thick_skinned')], ofA()))).toEqual([
      'exchange a>b hit 12',
    ]);
  });

  it('patient wins time by a strike that was merely good', () => {
    const rolls = ofA({ 'trigger/striker/trait.patient.0': 1499 });
    expect(tokensOf(fight([being('a', 'patient'), one('b')], rolls), 'a')).toEqual({ hit: 1, tempo: 2 });
  });

  it('show_off is given a gift for a critical strike', () => {
    expect(tokensOf(fight([being('a', 'show_off'), one('b')], ofA({ crit: 0 })), 'a')).toEqual({
      crit: 1,
      gift: 1,
      tempo: 1,
    });
  });

  it('opportunist strikes back at who misses', () => {
    const missed = {
      ...missRolls('0/exchange/a>b'),
      '0/exchange/a>b/trigger/defender/trait.opportunist.0': 2999,
    };
    const rolls = { ...missed, ...strikeRolls('1/counter/b>a') };
    expect(whatHappened(fight([one('a'), being('b', 'opportunist')], rolls))).toEqual(['counter b>a hit 14']);
  });

  it('bloodthirsty rages after a kill', () => {
    const result = fight([being('a', 'bloodthirsty'), withState(one('b'), { hp: 5 })], ofA());
    expect(whatHappened(result)).toEqual(['exchange a>b hit 14', 'a bears frenzied 3']);
  });

  it('vengeful curses its killer', () => {
    const result = fight([one('a'), withState(being('b', 'vengeful'), { hp: 5 })], ofA());
    expect(whatHappened(result)).toEqual(['exchange a>b hit 14', 'a bears cursed 4']);
  });

  it('is tried, each of them', () => {
    const byRule = ['thick_skinned', 'patient', 'show_off', 'opportunist', 'bloodthirsty', 'vengeful'];
    const byNumber = [
      'human',
      'elf',
      'dwarf',
      'orcish_blood',
      'undead',
      'beast',
      'of_stone',
      'nimble',
      'tactician',
    ];
    expect([...byRule, ...byNumber, 'slow_witted'].sort()).toEqual(Object.keys(defaultPack.traits).sort());
  });
});
