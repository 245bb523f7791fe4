import type { TriggerOutcome, TriggerRule } from '../../content/types.js';
import type { TriggerEvent } from '../../content/vocabulary.js';
import { fighter, rules, strikeRolls, under } from '../testing/fixtures.js';
import { withRolls } from '../testing/scripted-rolls.js';
import { bindRules, profileOf } from '../stats/profile.js';
import { calculateStrike } from './index.js';
import type { Strike, StrikeOrder } from './strike.js';

const KEY = '0/exchange/a>b';

interface Setup {
  readonly striker?: ReturnType<typeof fighter>;
  readonly defender?: ReturnType<typeof fighter>;
  readonly order?: Partial<StrikeOrder>;
  readonly strikerRules?: readonly TriggerRule[];
  readonly defenderRules?: readonly TriggerRule[];
}

function strike(setup: Setup, script: Record<string, number>): Readonly<Strike> {
  const { striker = fighter('a'), defender = fighter('b') } = setup;
  const { id, weapon } = profileOf(striker, rules.pack).mainHand;
  const order: StrikeOrder = {
    kind: 'exchange',
    wave: 0,
    striker: {
      cid: 'a',
      profile: profileOf(striker, rules.pack),
      rules: bindRules('test', setup.strikerRules),
    },
    defender: {
      cid: 'b',
      profile: profileOf(defender, rules.pack),
      rules: bindRules('test', setup.defenderRules),
    },
    attack: { by: id, damage: weapon.damage, bonus: 'physical_damage', skill: 0, onCrit: weapon.onCrit },
    flags: [],
    factors: {},
    feintId: null,
    ...setup.order,
  };
  return withRolls(script, (rolls) => calculateStrike(order, rules.pack, rolls));
}

const at = (on: TriggerEvent, ...then: TriggerOutcome[]): TriggerRule => ({
  on,
  as: 'striker',
  chance: 1,
  then,
});
const rolls = (changes: Record<string, number | undefined> = {}): Record<string, number> =>
  strikeRolls(KEY, changes);
const until = (last: string, roll: number): Record<string, number> => {
  const order = ['accuracy', 'crit', 'evasion', 'parry', 'damage'];
  const changes: Record<string, number | undefined> = { [last]: roll };
  for (const step of order.slice(order.indexOf(last) + 1)) changes[step] = undefined;
  return rolls(changes);
};
const shielded = (): ReturnType<typeof fighter> => fighter('b', { loadout: { offHand: 'round_shield' } });

describe('accuracy', () => {
  it('ends the strike at its chance and gives the defender tempo', () => {
    expect(strike({}, rolls({ accuracy: 7999 })).outcome).toBe('hit');
    const missed = strike({}, until('accuracy', 8000));
    expect(missed).toMatchObject({ outcome: 'miss', damage: 0 });
    expect(missed.tokens).toEqual([{ cid: 'b', tokens: { tempo: 1 } }]);
  });

  it('is multiplied by rules that fire before it', () => {
    const halved = [at('accuracy_check', { multiply: 'accuracy', by: 0.5 })];
    expect(strike({ strikerRules: halved }, until('accuracy', 4000)).outcome).toBe('miss');
  });

  it('is not rolled for when a flag settles it, and a forced miss beats a forced hit', () => {
    const flags = ['force_miss', 'force_hit'] as const;
    expect(strike({ order: { flags } }, {}).outcome).toBe('miss');
    expect(strike({ order: { flags: ['force_hit'] } }, rolls({ accuracy: undefined })).outcome).toBe('hit');
  });
});

describe('crit', () => {
  it('marks the strike, fires what the weapon was built for and brings a crit token', () => {
    const critical = strike({}, rolls({ crit: 1999 }));
    expect(critical).toMatchObject({ isCritical: true, damage: 23 });
    expect(critical.tokens).toEqual([{ cid: 'a', tokens: { crit: 1 } }]);
    expect(strike({}, rolls({ crit: 2000 })).isCritical).toBe(false);
  });

  it('grows with weapon skill', () => {
    const attack = {
      by: 'x',
      damage: { type: 'pure', base: 1, spread: 0 },
      bonus: null,
      onCrit: [],
    } as const;
    const skilled = strike(
      { order: { attack: { ...attack, skill: 50 } } },
      rolls({ crit: 2999, damage: undefined }),
    );
    expect(skilled.isCritical).toBe(true);
  });

  it('queues the effect of the weapon, which needs the strike to land', () => {
    const striker = fighter('a', { loadout: { mainHand: 'kris' } });
    const dodged = strike(
      { striker },
      { ...until('evasion', 0), [`${KEY}/crit`]: 0, [`${KEY}/counter`]: 9999 },
    );
    expect(dodged).toMatchObject({ isCritical: true, outcome: 'dodge' });
    expect(dodged.effects).toEqual([
      { effectId: 'bleeding', source: 'a', bearer: 'b', power: 1, needsHit: true },
    ]);
  });

  it('does not happen where it is forbidden', () => {
    expect(strike({ order: { flags: ['cannot_crit'] } }, rolls({ crit: undefined })).isCritical).toBe(false);
  });
});

describe('evasion', () => {
  it('ends the strike at its chance and may be followed by a counter', () => {
    const dodged = strike({}, { ...until('evasion', 2299), [`${KEY}/counter`]: 2499 });
    expect(dodged.outcome).toBe('dodge');
    expect(dodged.tokens).toEqual([{ cid: 'b', tokens: { dodge: 1 } }]);
    expect([...dodged.followUps]).toEqual(['counter']);
    expect(strike({}, rolls({ evasion: 2300 })).outcome).toBe('hit');
  });

  it('is lessened by what counters it, halved by a flag and capped', () => {
    const keen = fighter('a', { modifiers: { anti_evasion: ['+0.1'] } });
    expect(strike({ striker: keen }, rolls({ evasion: 1300 })).outcome).toBe('hit');
    expect(strike({ order: { flags: ['halve_evasion'] } }, rolls({ evasion: 1150 })).outcome).toBe('hit');
    const ghost = fighter('b', { modifiers: { evasion: ['=5'] } });
    expect(strike({ defender: ghost }, rolls({ evasion: 7500 })).outcome).toBe('hit');
  });

  it('is out of the question for the stunned, the toppled and against a strike that ignores it', () => {
    const helpless = { evasion: undefined, parry: undefined };
    expect(strike({ defender: under(fighter('b'), 'stunned') }, rolls(helpless)).outcome).toBe('hit');
    expect(strike({ defender: under(fighter('b'), 'toppled') }, rolls({ evasion: undefined })).outcome).toBe(
      'hit',
    );
    expect(strike({ order: { flags: ['ignore_evasion'] } }, rolls({ evasion: undefined })).outcome).toBe(
      'hit',
    );
  });
});

describe('parry', () => {
  it('ends the strike at its chance, unless the strike ignores it', () => {
    const parried = strike({}, { ...until('parry', 2999 - 500), [`${KEY}/counter`]: 9999 });
    expect(parried.outcome).toBe('parry');
    expect(parried.tokens).toEqual([{ cid: 'b', tokens: { parry: 1 } }]);
    expect(strike({}, rolls({ parry: 3000 })).outcome).toBe('hit');
    expect(strike({ order: { flags: ['ignore_parry'] } }, rolls({ parry: undefined })).outcome).toBe('hit');
  });
});

describe('block', () => {
  it('needs a shield, which takes its share of the damage', () => {
    const blocked = strike(
      { defender: shielded() },
      { ...rolls(), [`${KEY}/block`]: 2999, [`${KEY}/counter`]: 9999 },
    );
    expect(blocked).toMatchObject({ outcome: 'block', absorbed: 9, damage: 5 });
    expect(blocked.tokens).toEqual([{ cid: 'b', tokens: { block: 1 } }]);
  });

  it('lets a strike pass at its chance, and one that ignores it without a roll', () => {
    expect(strike({ defender: shielded() }, { ...rolls(), [`${KEY}/block`]: 3000 }).outcome).toBe('hit');
    const ignoring = { defender: shielded(), order: { flags: ['ignore_block'] as const } };
    expect(strike(ignoring, rolls()).outcome).toBe('hit');
  });
});

describe('damage', () => {
  it('goes from base minus spread to base plus spread, with the bonus and less armour', () => {
    expect([0, 5000, 9999].map((damage) => strike({}, rolls({ damage })).damage)).toEqual([12, 14, 16]);
  });

  it('is lessened by resistance less penetration, and armour is ignored by a pierce', () => {
    const hard = fighter('b', { modifiers: { resistance_physical: ['+0.6'] } });
    expect(strike({ defender: hard }, rolls()).damage).toBe(4);
    expect(strike({ order: { flags: ['pierce'] } }, rolls()).damage).toBe(19);
  });

  it('is never below 0', () => {
    const wall = fighter('b', { modifiers: { armour: ['=500'] } });
    expect(strike({ defender: wall }, rolls()).damage).toBe(0);
  });

  it('meets magic resistance and no armour when it is fire, and nothing when it is pure', () => {
    const attack = { by: 'x', bonus: null, skill: 0, onCrit: [] } as const;
    const by = (type: 'fire' | 'pure'): number =>
      strike(
        { order: { attack: { ...attack, damage: { type, base: 50, spread: 0 } } } },
        rolls({ damage: undefined }),
      ).damage;
    expect(by('fire')).toBe(45);
    expect(by('pure')).toBe(50);
  });
});

describe('triggers', () => {
  it('roll for their chance under their own name', () => {
    const rule: TriggerRule = { ...at('control_check', { effect: 'stunned', on: 'opponent' }), chance: 0.6 };
    const purpose = `${KEY}/trigger/striker/test.0`;
    expect(strike({ strikerRules: [rule] }, { ...rolls(), [purpose]: 5999 }).effects).toHaveLength(1);
    expect(strike({ strikerRules: [rule] }, { ...rolls(), [purpose]: 6000 }).effects).toEqual([]);
  });

  it('fire only for the side that they are written for', () => {
    const rule = at('accuracy_check', { flag: 'force_miss' });
    expect(strike({ defenderRules: [rule] }, rolls()).outcome).toBe('hit');
    expect(strike({ defenderRules: [{ ...rule, as: 'defender' }] }, {}).outcome).toBe('miss');
  });

  it('of a defender make a counter certain after a dodge', () => {
    const rule = { ...at('dodge', { flag: 'force_counter' }), as: 'defender' } as const;
    const dodged = strike({ defenderRules: [rule] }, until('evasion', 0));
    expect([...dodged.followUps]).toEqual(['counter']);
  });

  it('give tokens and effects to whom they name', () => {
    const rule = at(
      'accuracy_check',
      { tokens: { tempo: 2 }, to: 'opponent' },
      { effect: 'toppled', on: 'bearer' },
    );
    const result = strike({ strikerRules: [rule] }, rolls());
    expect(result.tokens).toContainEqual({ cid: 'b', tokens: { tempo: 2 } });
    expect(result.effects).toMatchObject([{ bearer: 'a', needsHit: false }]);
  });
});
