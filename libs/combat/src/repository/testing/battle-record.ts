import { NO_XP, type BattleRecord } from '../../dto/index.js';

/** The record of some duel, as different from the usual as told. */
export const aRecord = (sid: string, more: Partial<BattleRecord> = {}): BattleRecord => ({
  sid,
  mode: 'duel',
  teams: { red: ['a'], blue: ['b'] },
  winner: 'red',
  reason: 'last_team_standing',
  steps: 7,
  startedAt: 1_700_000_000_000,
  finishedAt: 1_700_000_012_345,
  results: {
    a: {
      name: 'Ann',
      kind: 'player',
      templateId: 'warrior',
      hp: 12,
      defeat: null,
      xp: { ...NO_XP, kill: 1 },
    },
    b: { name: 'Bob', kind: 'bot', templateId: 'orc', hp: 0, defeat: 'killed', xp: NO_XP },
  },
  ...more,
});
