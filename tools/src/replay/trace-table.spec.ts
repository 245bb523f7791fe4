import { createActor, defaultPack } from '@melee/combat/content';
import type { ExchangeAction } from '@melee/combat/dto';
import type { TraceEntry } from '@melee/combat/pipeline';
import { renderTrace } from './trace-table.js';

const actors = {
  a: createActor(defaultPack, { cid: 'a', team: 'red', kind: 'bot', template: 'duelist' }),
  b: createActor(defaultPack, { cid: 'b', team: 'blue', kind: 'bot', template: 'warrior' }),
};
const move = {
  moveId: 'm',
  cid: 'a',
  strategy: 'exchange',
  target: 'b',
  seq: 1,
  registeredAt: 1,
  deadline: 1,
} as const;
const action: ExchangeAction = { actionId: 'x', type: 'exchange', move, partnerMove: null, isForced: true };
const render = (...trace: TraceEntry[]) =>
  renderTrace({ action, before: { step: 0, actors }, trace }, defaultPack).split('\n');
/** The line of the table that begins with this cell. */
const lineOf = (lines: readonly string[], cell: string) =>
  lines.find((line) => line.startsWith(`│ ${cell} `));

const purpose = (step: string) => `0/exchange/a>b/${step}`;

describe('the trace of an action', () => {
  it('names the strike once, and tells chance, roll and outcome of each step in their order', () => {
    const lines = render(
      {
        type: 'chance',
        purpose: purpose('accuracy'),
        value: 0.8,
        factor: 0.5,
        cap: 1,
        chance: 0.4,
        roll: 0.3999,
        happened: true,
      },
      { type: 'spread', purpose: purpose('damage'), base: 9, roll: 0.5, amount: 3 },
    );
    expect(lines.filter((line) => line.includes('wave 0, exchange: a at b'))).toHaveLength(1);
    expect(lineOf(lines, 'accuracy')).toMatch(/40\.00 % +│ 0\.3999 +│ yes +│ 0\.8 × 0\.5, at most 1 /);
    expect(lineOf(lines, 'damage')).toMatch(/0\.5000 +│ \+3 +│ added to 9 /);
    const at = (cell: string) => lines.findIndex((line) => line.startsWith(`│ ${cell} `));
    expect(at('accuracy')).toBeLessThan(at('damage'));
  });

  it('tells what damage is made of, and whose numbers', () => {
    const made = { rolled: 12, bonus: 10, bonusOf: 'physical_damage', factor: 1.65, resisted: 0.2 } as const;
    const entry = { type: 'damage', purpose: purpose('total'), damageType: 'physical', ...made } as const;
    const blocked = render({ ...entry, armour: 5, damage: 24, shield: 0.7 });
    expect(lineOf(blocked, 'total')).toMatch(
      /24 +│ \(12 \+ 10\) × 1\.65 of physical damage, less 20\.00 % resisted, less 5 armour; the shield takes 70\.00 % /,
    );
    for (const name of [
      'physical_damage of a: ',
      'armour_penetration of a: ',
      'resistance_physical of b: ',
      'armour of b: ',
    ])
      expect(blocked.join('\n')).toContain(name);
    const plain = { ...entry, damageType: 'fire', bonusOf: null, bonus: 0, factor: 1, resisted: 0 } as const;
    const burnt = render({ ...plain, armour: 0, damage: 12, shield: null });
    expect(lineOf(burnt, 'total')).toMatch(/12 +│ 12 of fire damage /);
    expect(burnt.join('\n')).toContain('magic_resistance of b: ');
    expect(burnt.join('\n')).not.toContain('armour of b');
  });

  it('tells what healing is made of', () => {
    const lines = render({
      type: 'healing',
      purpose: '0/ability/a>b/total',
      rolled: 12,
      bonus: 10,
      bonusOf: 'magical_damage',
      healing: 22,
    });
    expect(lineOf(lines, 'total')).toMatch(/22 +│ \(12 \+ 10\) /);
    expect(lines.join('\n')).toContain('magical_damage of a: ');
  });

  it('names the zone that is struck at, and what it makes of the strike', () => {
    const factors = { accuracy: 0.85, damage: 1.1 };
    const zone = { type: 'zone', purpose: purpose('zone'), zone: 'head', factors } as const;
    expect(lineOf(render({ ...zone, guarded: 'legs' }), 'zone')).toMatch(
      /head +│ guarded: legs; accuracy × 0\.85, damage × 1\.1 /,
    );
    expect(lineOf(render({ ...zone, guarded: null, factors: {} }), 'zone')).toMatch(
      /head +│ none is guarded; nothing changes /,
    );
  });

  it('tells of both numbers that make a dodge whose they are and where they come from', () => {
    const chance = { value: 0.1, factor: 1, cap: 0.75, chance: 0.1, roll: null, happened: false };
    const text = render({ type: 'chance', purpose: purpose('evasion'), ...chance }).join('\n');
    expect(text).toContain('evasion of b: ');
    expect(text).toContain('agility ×');
    expect(text).toContain('anti_evasion of a: ');
    expect(text).toContain('0.1, at most 0.75 ');
    expect(text).toMatch(/10\.00 % +│ none +│ no /);
  });

  it('tells what a rule changed, if it fired', () => {
    const rule = {
      type: 'rule',
      purpose: purpose('rule'),
      event: 'crit',
      side: 'striker',
      chance: 1,
      roll: null,
    } as const;
    const outcomes = [{ flag: 'ignore_parry' }, { effect: 'bleeding', on: 'opponent' }] as const;
    const lines = render(
      { ...rule, origin: 'weapon.kris.crit', fired: true, outcomes },
      { ...rule, origin: 'style.dual.0', fired: false, outcomes },
    );
    expect(lineOf(lines, 'weapon.kris.crit')).toMatch(
      /fires +│ crit of the striker: ignore_parry, bleeding on opponent/,
    );
    expect(lineOf(lines, 'style.dual.0')).toMatch(/does not fire +│ crit of the striker +│/);
  });

  it('names the flag that settled a step without a roll, and the lots that were drawn', () => {
    const lines = render(
      { type: 'flag', purpose: purpose('parry'), step: 'parry', flag: 'ignore_parry', happened: false },
      { type: 'draw', purpose: 'sweep/b', roll: 0.25 },
    );
    expect(lineOf(lines, 'parry')).toMatch(/no +│ ignore_parry/);
    expect(lineOf(lines, 'sweep/b')).toMatch(/0\.2500/);
  });

  it('says that nothing was rolled for', () => {
    expect(render()).toContain('Nothing was rolled for.');
  });
});
