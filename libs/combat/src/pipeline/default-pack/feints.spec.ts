import { defaultPack } from '../../content/default-pack.js';
import type { ActorDocument } from '../../dto/index.js';
import { missRolls, strikeRolls } from '../testing/fixtures.js';
import { fight, ofA, one, whatHappened } from '../testing/default-scene.js';

type Rolls = Readonly<Record<string, number | undefined>>;
type Case = readonly [feint: string, rolls: Rolls, happens: readonly string[], more?: Record<string, number>];

const chance = (feint: string, index = 0): string => `trigger/striker/feint.${feint}.${index}`;

/** Feints of the striker, each in a strike that lands. A plain one does 9 + 10 − 5 = 14. */
const OF_STRIKERS: readonly Case[] = [
  ['true_strike', { evasion: undefined }, ['exchange a>b hit 10']],
  ['power_attack', { accuracy: 6399 }, ['exchange a>b hit 23']],
  ['piercing_thrust', {}, ['exchange a>b hit 19']],
  [
    'cleave',
    {},
    ['exchange a>b hit 8', 'sweep a>c hit 8', 'sweep a>d hit 8'],
    { ...strikeRolls('1/sweep/a>c'), ...strikeRolls('1/sweep/a>d') },
  ],
  ['flurry', {}, ['exchange a>b hit 14', 'extra a>b hit 4'], strikeRolls('1/extra/a>b')],
  ['take_aim', { crit: 3999 }, ['exchange a>b hit! 23']],
  ['answer_in_kind', { parry: undefined }, ['exchange a>b hit 14']],
  ['sand_throw', {}, ['exchange a>b hit 0', 'b bears blinded 2']],
  ['low_blow', { [chance('low_blow')]: 5999 }, ['exchange a>b hit 14', 'b bears stunned 1']],
  ['shield_bash', { [chance('shield_bash')]: 4999 }, ['exchange a>b hit 14', 'b bears stunned 1']],
  ['leg_sweep', { [chance('leg_sweep')]: 6999 }, ['exchange a>b hit 14', 'b bears toppled 2']],
  ['throat_jab', { [chance('throat_jab')]: 7999 }, ['exchange a>b hit 14', 'b bears silenced 3']],
  ['armour_breaker', {}, ['exchange a>b hit 14', 'b bears broken_armour 4']],
  ['second_wind', {}, ['exchange a>b hit 14', 'a bears regeneration 4']],
];

/** Feints of the defender "b" against the strike of "a". */
const OF_DEFENDERS: readonly Case[] = [
  [
    'defensive_strike',
    { evasion: 0, parry: undefined, damage: undefined },
    ['exchange a>b dodge 0', 'counter b>a hit 14'],
    strikeRolls('1/counter/b>a'),
  ],
  // Evasion 0.23, half as much again.
  [
    'evasive_step',
    { evasion: 3449, parry: undefined, damage: undefined, counter: 9999 },
    ['exchange a>b dodge 0'],
  ],
  // Parry 0.25 and counter 0.25, once and a half and twice.
  [
    'riposte_stance',
    { parry: 3749, damage: undefined, counter: 4999 },
    ['exchange a>b parry 0', 'counter b>a hit 14'],
    strikeRolls('1/counter/b>a'),
  ],
  ['wall_of_steel', { parry: undefined, damage: undefined, counter: 9999 }, ['exchange a>b parry 0']],
  [
    'disarming_twist',
    { parry: 0, 'trigger/defender/feint.disarming_twist.0': 7999, damage: undefined, counter: 9999 },
    ['exchange a>b parry 0', 'a bears disarmed 2'],
  ],
  ['shield_wall', { 'trigger/defender/style.shield.0': 9999, counter: 9999 }, ['exchange a>b block 5']],
];

const withShield = (cid: string): ActorDocument => one(cid, { loadout: { offHand: 'round_shield' } });
const bearerOf = (feint: string, cid: string): ActorDocument =>
  defaultPack.feints[feint]?.needs === 'shield' ? withShield(cid) : one(cid);

/** The case with its further rolls, if there are any. */
const complete = ([feint, rolls, happens, more = {}]: Case) => [feint, rolls, happens, more] as const;

describe('each feint', () => {
  it('is tried on the side that plays it', () => {
    const tried = [...OF_STRIKERS, ...OF_DEFENDERS].map(([feint]) => feint);
    expect(tried.sort()).toEqual(Object.keys(defaultPack.feints).sort());
  });

  it.each(OF_STRIKERS.map(complete))('%s bends the own strike', (feintId, rolls, happens, more) => {
    const actors = [bearerOf(feintId, 'a'), one('b'), one('c'), one('d')];
    const result = fight(actors, { ...ofA(rolls), ...more }, { a: { feintId } });
    expect(whatHappened(result)).toEqual(happens);
  });

  it.each(OF_DEFENDERS.map(complete))('%s bends the strike of the other', (feintId, rolls, happens, more) => {
    const result = fight([one('a'), bearerOf(feintId, 'b')], { ...ofA(rolls), ...more }, { b: { feintId } });
    expect(whatHappened(result)).toEqual(happens);
  });

  it.each(['low_blow', 'shield_bash', 'leg_sweep', 'throat_jab'])('%s may come to nothing', (feintId) => {
    const result = fight([bearerOf(feintId, 'a'), one('b')], ofA({ [chance(feintId)]: 9999 }), {
      a: { feintId },
    });
    expect(whatHappened(result)).toEqual(['exchange a>b hit 14']);
  });

  it('power_attack misses where a plain strike would hit', () => {
    const result = fight(
      [one('a'), one('b')],
      { '0/exchange/a>b/accuracy': 6400 },
      { a: { feintId: 'power_attack' } },
    );
    expect(whatHappened(result)).toEqual([]);
  });

  it('cleave draws two of those around by lot', () => {
    const lots = { '1/sweep/a>c/draw': 9, '1/sweep/a>d/draw': 2, '1/sweep/a>e/draw': 5 };
    const rolls = { ...ofA(), ...lots, ...missRolls('1/sweep/a>d'), ...strikeRolls('1/sweep/a>e') };
    const result = fight([one('a'), one('b'), one('c'), one('d'), one('e')], rolls, {
      a: { feintId: 'cleave' },
    });
    expect(whatHappened(result)).toEqual(['exchange a>b hit 8', 'sweep a>e hit 8']);
  });
});
