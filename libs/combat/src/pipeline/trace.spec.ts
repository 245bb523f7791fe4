import type { CombatAction } from '../dto/index.js';
import { resolveAction, resolveWith, traceAction } from './resolve-action.js';
import { withRolls } from './testing/scripted-rolls.js';
import {
  battle,
  exchange,
  fighter,
  instant,
  missRolls,
  rules,
  strikeMove,
  strikeRolls,
  under,
} from './testing/fixtures.js';
import type { TraceEntry } from './trace.js';
import type { BattleState } from './types.js';

function traceOf(state: BattleState, action: CombatAction, script: Record<string, number>): TraceEntry[] {
  const trace: TraceEntry[] = [];
  withRolls(script, (rolls) => resolveWith(state, action, rolls, rules, (entry) => trace.push(entry)));
  return trace;
}
const A = '0/exchange/a>b';
const B = '0/exchange/b>a';

describe('the trace of an action', () => {
  it('comes with the resolution that the action has without it', () => {
    const state = battle(fighter('a', { loadout: { offHand: 'kris' } }), under(fighter('b'), 'asleep', 2));
    for (let number = 0; number < 50; number += 1) {
      const action = { ...exchange(), actionId: `x${String(number)}` };
      const { resolution, trace } = traceAction(state, action, 'seed', rules);
      expect(resolution).toEqual(resolveAction(state, action, 'seed', rules));
      expect(trace.length).toBeGreaterThan(0);
    }
  });

  it('names the zone of each strike that is aimed at one, the guarded one, and what they multiply', () => {
    const named = exchange(
      strikeMove('a', 'b', { attackZone: 'head', blockZone: 'legs' }),
      strikeMove('b', 'a', { attackZone: 'legs', blockZone: 'belly' }),
    );
    const script = { ...missRolls(A), ...missRolls(B) };
    const zones = traceOf(battle(fighter('a'), fighter('b')), named, script).filter(
      ({ type }) => type === 'zone',
    );
    expect(zones).toEqual([
      {
        type: 'zone',
        purpose: `${A}/zone`,
        zone: 'head',
        guarded: 'belly',
        factors: { accuracy: 0.85, damage: 1.1 },
      },
      {
        type: 'zone',
        purpose: `${B}/zone`,
        zone: 'legs',
        guarded: 'legs',
        factors: { accuracy: 0.95, block: 1.5 },
      },
    ]);
  });

  it('names each question with its number, factor, cap, chance and roll', () => {
    const halved = fighter('a', { modifiers: { accuracy: ['*0.5'] } });
    const named = exchange(strikeMove('a', 'b', { attackZone: 'head' }));
    const trace = traceOf(battle(halved, fighter('b')), named, { ...missRolls(A), ...missRolls(B) });
    expect(trace[1]).toEqual({
      type: 'chance',
      purpose: `${A}/accuracy`,
      value: 0.4,
      factor: 0.85,
      cap: 1,
      chance: 0.34,
      roll: 0.9999,
      happened: false,
    });
  });

  it('tells what flags have settled, what rules did, and how amounts fell', () => {
    const state = battle(fighter('a', { loadout: { mainHand: 'kris' } }), under(fighter('b'), 'asleep', 2));
    const trace = traceOf(
      state,
      exchange(),
      strikeRolls(A, { crit: undefined, evasion: undefined, parry: undefined, damage: 9999 }),
    );
    expect(trace).toMatchObject([
      { type: 'chance', purpose: `${A}/accuracy`, happened: true },
      { type: 'flag', purpose: `${A}/crit`, step: 'crit_chance', flag: 'force_crit', happened: true },
      { type: 'rule', origin: 'weapon.kris.crit', event: 'crit', fired: true, roll: null },
      { type: 'flag', step: 'evasion', flag: 'ignore_evasion', happened: false },
      { type: 'flag', step: 'parry', flag: 'ignore_parry', happened: false },
      { type: 'spread', purpose: `${A}/damage`, roll: 0.9999, amount: 2 },
      { type: 'damage', purpose: `${A}/total`, shield: null },
    ]);
  });

  it('tells what damage is made of: roll, bonus, factors, resistance, armour and shield', () => {
    const shielded = fighter('b', {
      loadout: { offHand: 'round_shield' },
      modifiers: { resistance_physical: ['=0.2'] },
    });
    const blocked = {
      ...strikeRolls(A, { damage: 0 }),
      [`${A}/block`]: 0,
      [`${A}/counter`]: 9999,
      ...missRolls(B),
    };
    const head = exchange(strikeMove('a', 'b', { attackZone: 'head' }));
    const trace = traceOf(battle(fighter('a'), shielded), head, blocked);
    expect(trace.filter(({ type }) => type === 'damage')).toEqual([
      {
        type: 'damage',
        purpose: `${A}/total`,
        damageType: 'physical',
        rolled: 7,
        bonus: 10,
        bonusOf: 'physical_damage',
        factor: 1.1,
        // Of 20 % the striker's penetration leaves 10 %.
        resisted: 0.1,
        armour: 5,
        // (7 + 10) × 1.1 − 10 % − 5
        damage: 11,
        shield: 0.7,
      },
    ]);
  });

  it('has no roll for what is certain, nor for what is impossible', () => {
    const sure = fighter('a', { modifiers: { accuracy: ['=1'], crit_chance: ['=0'] } });
    const script = { ...strikeRolls(A, { accuracy: undefined, crit: undefined }), ...missRolls(B) };
    expect(traceOf(battle(sure, fighter('b')), exchange(), script)).toMatchObject([
      { purpose: `${A}/accuracy`, chance: 1, roll: null, happened: true },
      { purpose: `${A}/crit`, chance: 0, roll: null, happened: false },
      ...[{}, {}, {}, {}, {}],
    ]);
  });

  it('has no roll for an amount that cannot vary', () => {
    const caster = fighter('a', { loadout: { abilities: ['lightning'] } });
    const trace = traceOf(battle(caster, fighter('b')), instant('a', 'lightning', ['b']), {});
    const purpose = '0/ability/a>b/damage';
    expect(trace).toContainEqual(expect.objectContaining({ type: 'spread', purpose, roll: null, amount: 0 }));
  });

  it('tells rolls of rules, of healing and of lots', () => {
    const dual = fighter('a', { loadout: { offHand: 'dagger', abilities: ['heal'] } });
    const purpose = `${A}/trigger/striker/style.dual.0`;
    const script = { [purpose]: 7000, ...missRolls(A), ...missRolls(B) };
    expect(traceOf(battle(dual, fighter('b')), exchange(), script)[0]).toEqual({
      type: 'rule',
      purpose,
      event: 'accuracy_check',
      side: 'striker',
      origin: 'style.dual.0',
      chance: 0.5,
      roll: 0.7,
      fired: false,
      outcomes: [{ followUp: 'off_hand' }],
    });
    const healing = '0/ability/a>a/healing';
    expect(traceOf(battle(dual), instant('a', 'heal', ['a']), { [healing]: 0 })).toEqual([
      { type: 'spread', purpose: healing, base: 15, roll: 0, amount: -3 },
      {
        type: 'healing',
        purpose: '0/ability/a>a/total',
        rolled: 12,
        bonus: 10,
        bonusOf: 'magical_damage',
        healing: 22,
      },
    ]);
    const four = battle(...['a', 'b', 'c', 'd', 'e'].map((cid) => fighter(cid)));
    const cleave = exchange(strikeMove('a', 'b', { feintId: 'cleave' }));
    const drawn = traceAction(four, cleave, 'seed', rules).trace.filter(({ type }) => type === 'draw');
    expect(drawn.map(({ purpose: name }) => name)).toEqual(
      ['c', 'd', 'e'].map((cid) => `1/sweep/a>${cid}/draw`),
    );
  });
});
