import type { Redis } from 'ioredis';
import { NO_XP } from '@melee/combat/dto';
import { BattleRecords, RecordHistory, RecordIndex } from '@melee/combat/repository';

const KEEP_S = 60;

/** Keeps the record of a finished duel that this actor has won, as the Collector would. */
export async function keepDuel(
  redis: Redis,
  { sid, cid, finishedAt }: { readonly sid: string; readonly cid: string; readonly finishedAt: number },
): Promise<void> {
  const actor = { name: 'Ann', kind: 'player', templateId: 'warrior', hp: 12, defeat: null } as const;
  const record = {
    sid,
    mode: 'duel',
    teams: { red: [cid], blue: ['b'] },
    winner: 'red',
    reason: 'last_team_standing',
    steps: 7,
    startedAt: finishedAt - 12_345,
    finishedAt,
    results: {
      [cid]: { ...actor, xp: { ...NO_XP, kill: 1 } },
      b: { ...actor, kind: 'bot', hp: 0, defeat: 'killed', xp: NO_XP },
    },
  } as const;
  await new RecordHistory(new BattleRecords(redis), new RecordIndex(redis)).keep(record, KEEP_S);
}
