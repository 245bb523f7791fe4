import type { TriggerOutcome, TriggerRule } from '../../content/types.js';
import type { TriggerEvent } from '../../content/vocabulary.js';
import { fighter } from '../testing/fixtures.js';
import { at, KEY, rolls, shielded, strike, until } from '../testing/one-strike.js';

/** Pairs of an event and the rolls of a strike in which it happens. */
const MOMENTS: readonly (readonly [TriggerEvent, Record<string, number>])[] = [
  ['accuracy_check', rolls()],
  ['miss', until('accuracy', 9999)],
  ['crit', rolls({ crit: 0 })],
  ['crit_fail', rolls()],
  ['dodge', { ...until('evasion', 0), [`${KEY}/counter`]: 9999 }],
  ['dodge_fail', rolls()],
  ['parry', { ...until('parry', 0), [`${KEY}/counter`]: 9999 }],
  ['parry_fail', rolls()],
  ['block', { ...rolls(), [`${KEY}/block`]: 0, [`${KEY}/counter`]: 9999 }],
  ['block_fail', { ...rolls(), [`${KEY}/block`]: 9999 }],
  ['damage', rolls()],
  ['control_check', rolls()],
];

describe('a counter', () => {
  it('follows a dodge at its chance and within its cap, unless a flag forbids it', () => {
    const dodged = until('evasion', 0);
    const script = (roll: number): Record<string, number> => ({ ...dodged, [`${KEY}/counter`]: roll });
    expect(strike({}, script(2500)).followUps).toEqual([]);
    const eager = fighter('b', { modifiers: { counter: ['=1'] } });
    expect(strike({ defender: eager }, script(4999)).followUps).toHaveLength(1);
    expect(strike({ defender: eager }, script(5000)).followUps).toEqual([]);
    expect(strike({ flags: ['cannot_be_countered', 'force_counter'] }, dodged).followUps).toEqual([]);
    expect(strike({ flags: ['force_counter'] }, dodged).followUps).toHaveLength(1);
  });

  it('that a rule has called for is not rolled for', () => {
    const rule = { ...at('dodge', { followUp: 'counter', damage: 1.5 }), as: 'defender' } as const;
    expect(strike({ defenderRules: [rule] }, until('evasion', 0)).followUps).toMatchObject([
      { kind: 'counter', damage: 15_000 },
    ]);
  });

  it('is rolled for also where a rule has called for something else', () => {
    const rule = at('accuracy_check', { followUp: 'extra' });
    const script = { ...until('evasion', 0), [`${KEY}/counter`]: 0 };
    expect(strike({ strikerRules: [rule] }, script).followUps).toMatchObject([
      { kind: 'extra' },
      { kind: 'counter' },
    ]);
  });

  it('follows a parry only with a weapon that can riposte', () => {
    const heavy = fighter('b', { loadout: { mainHand: 'halberd' } });
    expect(strike({ defender: heavy }, until('parry', 0)).followUps).toEqual([]);
  });
});

describe('triggers', () => {
  const tempo: TriggerOutcome = { tokens: { tempo: 2 }, to: 'bearer' };

  it.each(MOMENTS)(
    'fire at %s, for the striker and for the defender, and at no other moment',
    (event, script) => {
      const defender = Object.keys(script).some((purpose) => purpose.endsWith('/block'))
        ? shielded()
        : fighter('b');
      const fired = (on: TriggerEvent, as: 'striker' | 'defender'): number => {
        const rule: TriggerRule = { on, as, chance: 1, then: [tempo] };
        const setup = as === 'striker' ? { strikerRules: [rule] } : { defenderRules: [rule] };
        return strike({ defender, ...setup }, script).tokens.length;
      };
      expect([fired(event, 'striker'), fired(event, 'defender')]).toEqual([1, 1]);
      const opposite = MOMENTS.find(([other]) => other === `${event}_fail` || event === `${other}_fail`);
      if (opposite !== undefined) expect(fired(opposite[0], 'striker')).toBe(0);
    },
  );

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

  it('do not fire for a block or a parry that is out of the question', () => {
    const rule = at('parry_fail', tempo);
    const script = rolls({ parry: undefined });
    expect(strike({ strikerRules: [rule], flags: ['ignore_parry'] }, script).tokens).toEqual([]);
  });

  it('give tokens and effects to whom they name', () => {
    const rule = at(
      'accuracy_check',
      { tokens: { tempo: 2 }, to: 'opponent' },
      { effect: 'toppled', on: 'bearer', power: 2 },
    );
    const result = strike({ strikerRules: [rule] }, rolls());
    expect(result.tokens).toEqual([{ side: 'defender', tokens: { tempo: 2 } }]);
    expect(result.effects).toEqual([
      { effectId: 'toppled', source: 'a', bearer: 'a', power: 2, needsHit: false },
    ]);
  });

  it('put an effect of the defender on itself whether the strike lands or not', () => {
    const rule = { ...at('miss', { effect: 'toppled', on: 'bearer' }), as: 'defender' } as const;
    expect(strike({ defenderRules: [rule] }, until('accuracy', 9999)).effects).toEqual([
      { effectId: 'toppled', source: 'b', bearer: 'b', power: 1, needsHit: false },
    ]);
  });

  it.each(['crit_chance', 'evasion', 'parry', 'damage'] as const)('can multiply %s away', (factor) => {
    const rule = at('accuracy_check', { multiply: factor, by: 0 });
    const purpose = factor === 'crit_chance' ? 'crit' : factor;
    const changes = factor === 'damage' ? {} : { [purpose]: undefined };
    const result = strike({ strikerRules: [rule] }, rolls(changes));
    expect(result).toMatchObject({ outcome: 'hit', isCritical: false, damage: factor === 'damage' ? 0 : 14 });
  });
});
