import type { CombatEvent } from '../dto/index.js';
import { renderEvent } from './index.js';

const names = (cid: string): string => ({ r: 'Ragnar', g: 'Gruk' })[cid] ?? cid;
const strike = {
  type: 'strike',
  actionId: 'x',
  kind: 'exchange',
  wave: 0,
  source: 'r',
  target: 'g',
  by: 'halberd',
  outcome: 'hit',
  isCritical: true,
  damage: 14,
  absorbed: 0,
  targetHp: 36,
} as const;

describe('a line of the log', () => {
  it.each<[CombatEvent, string]>([
    [strike, 'Ragnar strikes Gruk with a halberd: hit for 14 (crit), 36 hp left'],
    [
      { ...strike, kind: 'counter', by: 'fists', outcome: 'miss', isCritical: false },
      'Ragnar counters Gruk with fists: miss',
    ],
    [
      {
        ...strike,
        by: 'morning_star',
        feintId: 'power_attack',
        outcome: 'block',
        isCritical: false,
        absorbed: 9,
      },
      'Ragnar strikes Gruk with a morning star, power attack: blocked, 9 absorbed, 14 through, 36 hp left',
    ],
    [
      { type: 'battle_started', teams: { red: ['r'], blue: ['g', 'x'] } },
      'The battle begins: red (Ragnar) against blue (Gruk and x)',
    ],
    [
      { type: 'exchange', actionId: 'x', step: 3, cid: 'r', target: 'g', isForced: true },
      'Exchange 3: Ragnar waits no longer for Gruk',
    ],
    [
      { type: 'tokens_gained', actionId: 'x', cid: 'r', tokens: { hit: 1, gift: 1 } },
      'Ragnar gains 1 hit and 1 gift',
    ],
    [
      { type: 'effect_ticked', actionId: 'x', cid: 'g', effectId: 'bleeding', hpChange: -4, hp: 32 },
      'Gruk: bleeding, -4 hp, 32 hp left',
    ],
    [{ type: 'refused', actionId: 'x', cid: 'g', reason: 'stunned' }, 'Gruk cannot act: stunned'],
    [{ type: 'defeated', actionId: 'x', cid: 'g', how: 'killed', by: 'r' }, 'Gruk falls to Ragnar'],
    [{ type: 'defeated', actionId: 'x', cid: 'g', how: 'surrendered', by: null }, 'Gruk surrenders'],
    [
      { type: 'battle_finished', winner: 'red', reason: 'last_team_standing', step: 1 },
      'red wins after 1 exchange: last team standing',
    ],
    [
      { type: 'battle_finished', winner: null, reason: 'nobody_standing', step: 9 },
      'A draw after 9 exchanges: nobody is standing',
    ],
  ])('for %j', (event, line) => {
    expect(renderEvent(event, names)).toBe(line);
  });

  it('comes from another language when one is given', () => {
    const shout = { strike: () => 'УДАР' } as unknown as Parameters<typeof renderEvent>[2];
    expect(renderEvent(strike, names, shout)).toBe('УДАР');
  });
});
