import { defaultPack } from '../../content/default-pack.js';
import { strikeRolls, withState } from '../testing/fixtures.js';
import { fight, ofA, one, tokensOf, whatHappened } from '../testing/default-scene.js';

type Rolls = Readonly<Record<string, number | undefined>>;
/** A weapon, the rolls of a critical strike with it that differ from a plain one, what comes of it, further rolls. */
type Moment = readonly [
  weapon: string,
  rolls: Rolls,
  happens: readonly string[],
  more?: Record<string, number>,
];

const NO_PARRY = { parry: undefined };
const RAPIER = 'trigger/striker/weapon.rapier.0';

/** Damage: base + 10 (12 in both hands), times a factor if there is one, − 5 of armour. */
const MOMENTS: readonly Moment[] = [
  ['fists', {}, ['exchange a>b hit! 8', 'b bears stunned 1']],
  ['claws', {}, ['exchange a>b hit! 13', 'extra a>b hit 4'], strikeRolls('1/extra/a>b')],
  ['fangs', {}, ['exchange a>b hit! 12', 'b bears poisoned 4']],
  ['sword', {}, ['exchange a>b hit! 23']],
  [
    'rapier',
    { [RAPIER]: 9999 },
    ['exchange a>b hit! 12', 'extra a>b hit 5'],
    strikeRolls('1/extra/a>b', { [RAPIER]: 9999 }),
  ],
  ['sabre', {}, ['exchange a>b hit! 13', 'b bears disarmed 2']],
  [
    'greatsword',
    {},
    ['exchange a>b hit! 20', 'sweep a>c hit 10', 'sweep a>d hit 10'],
    { ...strikeRolls('1/sweep/a>c'), ...strikeRolls('1/sweep/a>d') },
  ],
  ['dagger', NO_PARRY, ['exchange a>b hit! 16']],
  ['kris', {}, ['exchange a>b hit! 11', 'b bears bleeding 3']],
  ['halberd', {}, ['exchange a>b hit! 21', 'b bears toppled 2']],
  ['spear', {}, ['exchange a>b hit! 18']],
  ['staff', {}, ['exchange a>b hit! 13', 'b bears silenced 3']],
  ['morning_star', {}, ['exchange a>b hit! 15', 'b bears broken_armour 4']],
  ['war_hammer', {}, ['exchange a>b hit! 27', 'b bears stunned 1']],
  ['flail', NO_PARRY, ['exchange a>b hit! 17']],
  ['axe', {}, ['exchange a>b hit! 15', 'b bears maimed 3']],
  ['great_axe', {}, ['exchange a>b hit! 41']],
  ['bow', { ...NO_PARRY, evasion: undefined }, ['exchange a>b hit! 23']],
  ['crossbow', NO_PARRY, ['exchange a>b hit! 24', 'b bears pinned 1']],
  ['sling', NO_PARRY, ['exchange a>b hit! 12', 'b bears blinded 2']],
];

const armed = (mainHand: string) => one('a', { loadout: { mainHand } });
const shielded = () => one('b', { loadout: { offHand: 'tower_shield' } });
const STYLE_SHIELD = 'trigger/defender/style.shield.0';

/** The case with its further rolls, if there are any. */
const complete = ([weapon, rolls, happens, more = {}]: Moment) => [weapon, rolls, happens, more] as const;

describe('the perfect moment of each weapon', () => {
  it('is told of every weapon of the pack', () => {
    expect(MOMENTS.map(([weapon]) => weapon).sort()).toEqual(Object.keys(defaultPack.weapons).sort());
  });

  it.each(MOMENTS.map(complete))('of %s', (weapon, rolls, happens, more) => {
    const result = fight([armed(weapon), one('b'), one('c'), one('d')], {
      ...ofA({ crit: 0, ...rolls }),
      ...more,
    });
    expect(whatHappened(result)).toEqual(happens);
  });

  it('does not come with a plain strike', () => {
    const result = fight([armed('kris'), one('b')], ofA());
    expect(whatHappened(result)).toEqual(['exchange a>b hit 11']);
  });

  it('of the spear leaves no room for a counter', () => {
    const parried = { parry: 0, damage: undefined };
    const plain = fight([armed('spear'), one('b')], ofA({ ...parried, counter: 9999 }));
    const perfect = fight([armed('spear'), one('b')], ofA({ ...parried, crit: 0 }));
    expect([plain, perfect].map(whatHappened)).toEqual([['exchange a>b parry 0'], ['exchange a>b parry! 0']]);
  });
});

describe('a weapon at any strike', () => {
  it('the rapier is not parried by who stepped aside too late', () => {
    const result = fight([armed('rapier'), one('b')], ofA({ [RAPIER]: 0, parry: undefined }));
    expect(whatHappened(result)).toEqual(['exchange a>b hit 12']);
  });

  it('the war hammer crushes harder where a shield came too late', () => {
    const rolls = ofA({ block: 9999, 'trigger/striker/weapon.war_hammer.0': 0 });
    const result = fight([armed('war_hammer'), shielded()], rolls);
    expect(whatHappened(result)).toEqual(['exchange a>b hit 27']);
  });

  it('the flail finds its way round the shield of who did not parry', () => {
    const result = fight([armed('flail'), shielded()], ofA({ 'trigger/striker/weapon.flail.0': 0 }));
    expect(whatHappened(result)).toEqual(['exchange a>b hit 14']);
  });

  it('the axe makes a block less likely by a fifth', () => {
    // Block 0.2 + 0.2, times 0.8: 0.32.
    const just = ofA({ block: 3199, [STYLE_SHIELD]: 9999, counter: 9999 });
    expect(whatHappened(fight([armed('axe'), shielded()], just))).toEqual(['exchange a>b block 2']);
    expect(whatHappened(fight([armed('axe'), shielded()], ofA({ block: 3200 })))).toEqual([
      'exchange a>b hit 15',
    ]);
  });

  it('the great axe earns a crit token with a kill', () => {
    const result = fight([armed('great_axe'), withState(one('b'), { hp: 5 })], ofA());
    expect(result.defeated).toEqual(['b']);
    expect(tokensOf(result, 'a')).toEqual({ hit: 1, crit: 1, tempo: 1 });
  });

  it.each(['bow', 'crossbow', 'sling'])('nobody parries the %s', (weapon) => {
    expect(whatHappened(fight([armed(weapon), one('b')], ofA(NO_PARRY)))).toHaveLength(1);
  });
});
