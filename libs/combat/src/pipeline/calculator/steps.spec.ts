import type { Attack } from '../rules/attack.js';
import { fighter, under } from '../testing/fixtures.js';
import { at, KEY, rolls, shielded, strike, until } from '../testing/one-strike.js';
import type { StrikeOrder } from './strike.js';

describe('accuracy', () => {
  it('ends the strike at its chance', () => {
    expect(strike({}, rolls({ accuracy: 7999 })).outcome).toBe('hit');
    expect(strike({}, until('accuracy', 8000))).toMatchObject({
      outcome: 'miss',
      isCritical: false,
      damage: 0,
    });
  });

  it('is multiplied by rules that fire before it', () => {
    const halved = [at('accuracy_check', { multiply: 'accuracy', by: 0.5 })];
    expect(strike({ strikerRules: halved }, until('accuracy', 4000)).outcome).toBe('miss');
  });

  it('is not rolled for when a flag settles it, and a forced miss beats a forced hit', () => {
    expect(strike({ flags: ['force_miss', 'force_hit'] }, {}).outcome).toBe('miss');
    expect(strike({ flags: ['force_hit'] }, rolls({ accuracy: undefined })).outcome).toBe('hit');
  });
});

describe('crit', () => {
  it('marks the strike and fires what the weapon was built for', () => {
    expect(strike({}, rolls({ crit: 1999 }))).toMatchObject({ isCritical: true, damage: 23 });
    expect(strike({}, rolls({ crit: 2000 })).isCritical).toBe(false);
  });

  it('grows with skill in the class of the weapon and is capped', () => {
    const skilled = fighter('a', { skills: { blade: 50, axe: 400 } });
    expect(strike({ striker: skilled }, rolls({ crit: 2999 })).isCritical).toBe(true);
    expect(strike({ striker: skilled }, rolls({ crit: 3000 })).isCritical).toBe(false);
    const master = fighter('a', { skills: { blade: 500 } });
    expect(strike({ striker: master }, rolls({ crit: 7500 })).isCritical).toBe(false);
  });

  it('queues the effect of the weapon, which needs the strike to land', () => {
    const striker = fighter('a', { loadout: { mainHand: 'kris' } });
    const script = { ...until('evasion', 0), [`${KEY}/crit`]: 0, [`${KEY}/counter`]: 9999 };
    const dodged = strike({ striker }, script);
    expect(dodged).toMatchObject({ isCritical: true, outcome: 'dodge' });
    expect(dodged.effects).toEqual([
      { effectId: 'bleeding', source: 'a', bearer: 'b', power: 1, needsHit: true },
    ]);
  });

  it('is settled without a roll where a flag forbids or forces it, forbidding first', () => {
    const noRoll = rolls({ crit: undefined });
    expect(strike({ flags: ['cannot_crit', 'force_crit'] }, noRoll).isCritical).toBe(false);
    expect(strike({ flags: ['force_crit'] }, noRoll).isCritical).toBe(true);
  });

  it('is certain against somebody who sleeps', () => {
    const script = rolls({ crit: undefined, evasion: undefined, parry: undefined });
    expect(strike({ defender: under(fighter('b'), 'asleep') }, script)).toMatchObject({
      isCritical: true,
      outcome: 'hit',
    });
  });
});

describe('evasion', () => {
  it('ends the strike at its chance and may be followed by a counter', () => {
    const dodged = strike({}, { ...until('evasion', 2299), [`${KEY}/counter`]: 2499 });
    expect(dodged.outcome).toBe('dodge');
    expect(dodged.followUps).toMatchObject([{ kind: 'counter' }]);
    expect(strike({}, rolls({ evasion: 2300 })).outcome).toBe('hit');
  });

  it('is lessened by what counters it, halved by a flag and then capped', () => {
    const keen = fighter('a', { modifiers: { anti_evasion: ['+0.1'] } });
    expect(strike({ striker: keen }, rolls({ evasion: 1300 })).outcome).toBe('hit');
    expect(strike({ flags: ['halve_evasion'] }, rolls({ evasion: 1150 })).outcome).toBe('hit');
    const ghost = fighter('b', { modifiers: { evasion: ['=5'] } });
    expect(strike({ defender: ghost }, rolls({ evasion: 7500 })).outcome).toBe('hit');
    const swift = fighter('b', { modifiers: { evasion: ['=1'] } });
    const script = { ...until('evasion', 4999), [`${KEY}/counter`]: 9999 };
    expect(strike({ defender: swift, flags: ['halve_evasion'] }, script).outcome).toBe('dodge');
  });

  it('is out of the question for the stunned, the toppled and against a strike that ignores it', () => {
    const helpless = rolls({ evasion: undefined, parry: undefined });
    const noDodge = rolls({ evasion: undefined });
    expect(strike({ defender: under(fighter('b'), 'stunned') }, helpless).outcome).toBe('hit');
    expect(strike({ defender: under(fighter('b'), 'toppled') }, noDodge).outcome).toBe('hit');
    expect(strike({ flags: ['ignore_evasion', 'force_dodge'] }, noDodge).outcome).toBe('hit');
  });

  it('is certain where a flag forces it', () => {
    const script = rolls({ evasion: undefined, parry: undefined, damage: undefined, counter: 9999 });
    expect(strike({ flags: ['force_dodge'] }, script).outcome).toBe('dodge');
  });
});

describe('parry', () => {
  it('ends the strike at its chance, and is capped', () => {
    expect(strike({}, { ...until('parry', 2499), [`${KEY}/counter`]: 9999 }).outcome).toBe('parry');
    expect(strike({}, rolls({ parry: 2500 })).outcome).toBe('hit');
    const wall = fighter('b', { modifiers: { parry: ['=1'] } });
    expect(strike({ defender: wall }, rolls({ parry: 5000 })).outcome).toBe('hit');
  });

  it('is out of the question against a strike that ignores it, and for the disarmed', () => {
    const noParry = rolls({ parry: undefined });
    expect(strike({ flags: ['ignore_parry', 'force_parry'] }, noParry).outcome).toBe('hit');
    expect(strike({ defender: under(fighter('b'), 'disarmed') }, noParry).outcome).toBe('hit');
  });

  it('is certain where a flag forces it', () => {
    const script = { ...until('evasion', 9999), [`${KEY}/counter`]: 9999 };
    expect(strike({ flags: ['force_parry'] }, script).outcome).toBe('parry');
  });
});

describe('block', () => {
  it('needs a shield, which takes its share of the damage', () => {
    const script = { ...rolls(), [`${KEY}/block`]: 2999, [`${KEY}/counter`]: 9999 };
    const blocked = strike({ defender: shielded() }, script);
    expect(blocked).toMatchObject({ outcome: 'block', absorbed: 9, damage: 5 });
  });

  it('ends a strike that comes through in part: it has not landed, so nothing is brought under control', () => {
    const script = { ...rolls(), [`${KEY}/block`]: 0, [`${KEY}/counter`]: 9999 };
    const strikerRules = [at('control_check', { tokens: { tempo: 1 }, to: 'bearer' })];
    expect(strike({ defender: shielded(), strikerRules }, script)).toMatchObject({ damage: 5, tokens: [] });
  });

  it('ends the strike when the shield takes everything', () => {
    const script = { ...until('parry', 9999), [`${KEY}/block`]: 1999, [`${KEY}/counter`]: 9999 };
    expect(strike({ defender: shielded('wall') }, script)).toMatchObject({ outcome: 'block', damage: 0 });
  });

  it('lets a strike pass at its chance, and one that ignores it without a roll', () => {
    const script = { ...rolls(), [`${KEY}/block`]: 3000 };
    expect(strike({ defender: shielded() }, script).outcome).toBe('hit');
    const flags = ['ignore_block', 'force_block'] as const;
    expect(strike({ defender: shielded(), flags }, rolls()).outcome).toBe('hit');
  });

  it('cannot be forced without a shield', () => {
    expect(strike({ flags: ['force_block'] }, rolls()).outcome).toBe('hit');
    const script = { ...rolls(), [`${KEY}/counter`]: 9999 };
    expect(strike({ defender: shielded(), flags: ['force_block'] }, script).outcome).toBe('block');
  });
});

describe('damage', () => {
  const attackOf = (type: 'fire' | 'pure'): Partial<StrikeOrder> => {
    const attack: Attack = { by: 'x', bonus: null, onCrit: null, damage: { type, base: 50, spread: 0 } };
    return { attack };
  };

  it('goes from base minus spread to base plus spread, with the bonus and less armour', () => {
    expect([0, 5000, 9999].map((damage) => strike({}, rolls({ damage })).damage)).toEqual([12, 14, 16]);
  });

  it('is lessened by resistance less penetration, and armour is ignored by a pierce', () => {
    const hard = fighter('b', { modifiers: { resistance_physical: ['+0.6'] } });
    expect(strike({ defender: hard }, rolls()).damage).toBe(4);
    expect(strike({ flags: ['pierce'] }, rolls()).damage).toBe(19);
  });

  it('is never below 0, and resistance is capped', () => {
    const wall = fighter('b', { modifiers: { armour: ['=500'] } });
    expect(strike({ defender: wall }, rolls()).damage).toBe(0);
    const charmed = fighter('b', { modifiers: { resistance_fire: ['=5'] } });
    const script = rolls({ damage: undefined });
    expect(strike({ defender: charmed, order: attackOf('fire') }, script).damage).toBe(7);
  });

  it('meets magic resistance and no armour when it is fire, and nothing when it is pure', () => {
    const script = rolls({ damage: undefined });
    expect(strike({ order: attackOf('fire') }, script).damage).toBe(45);
    expect(strike({ order: attackOf('pure') }, script).damage).toBe(50);
  });
});
