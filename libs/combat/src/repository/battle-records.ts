import type { Entity, Repository } from 'redis-om';
import type { BattleContext, BattleRecord, SessionId } from '../dto/index.js';
import { recordConnection } from './record-connection.js';
import type { RedisClient } from './redis-client.js';

type RecordEntity = Entity & {
  sid: string;
  mode: string;
  winner?: string;
  reason: string;
  participants: string[];
  steps: number;
  startedAt: Date;
  finishedAt: Date;
  teams: string;
  results: string;
};

/**
 * What people will ask for stands in fields of its own; what is only shown stands in `teams` and `results` as JSON.
 * Hashes need no more of the server than the sessions do.
 *
 * Loaded when first used: redis-om is a quarter of all modules of a worker, which has to start quickly.
 */
async function openRepository(redis: RedisClient): Promise<Repository<RecordEntity>> {
  const { Client, Schema } = await import('redis-om');
  const schema = new Schema<RecordEntity>(
    'combat:record',
    {
      sid: { type: 'string' },
      mode: { type: 'string' },
      winner: { type: 'string' },
      reason: { type: 'string' },
      participants: { type: 'string[]' },
      steps: { type: 'number' },
      startedAt: { type: 'date' },
      finishedAt: { type: 'date' },
      teams: { type: 'string', indexed: false },
      results: { type: 'string', indexed: false },
    },
    { dataStructure: 'HASH' },
  );
  return new Client().useNoClose(recordConnection(redis)).fetchRepository(schema);
}

/** The record of a battle that is finished; null while it is not. */
export function recordOf({ meta, actors }: BattleContext): BattleRecord | null {
  if (meta.reason === null || meta.finishedAt === null) return null;
  const results = Object.values(actors).map(
    ({ meta: who, state, xp }): [string, BattleRecord['results'][string]] => [
      who.cid,
      { name: who.name, kind: who.kind, templateId: who.templateId, hp: state.hp, defeat: state.defeat, xp },
    ],
  );
  return {
    sid: meta.sid,
    mode: meta.mode,
    teams: meta.teams,
    winner: meta.winner,
    reason: meta.reason,
    steps: meta.step,
    startedAt: meta.createdAt,
    finishedAt: meta.finishedAt,
    results: Object.fromEntries(results),
  };
}

/** Records of finished battles, off the path of those that go on. */
export class BattleRecords {
  private repository: Promise<Repository<RecordEntity>> | undefined;

  /** @param redis closed by its owner. */
  constructor(private readonly redis: RedisClient) {}

  /** Keeps the record of a battle for `keepS` seconds from now. The same record again changes nothing else. */
  async save(record: BattleRecord, keepS: number): Promise<void> {
    const { winner, startedAt, finishedAt, teams, results, ...fields } = record;
    const repository = await this.open();
    await repository.save(record.sid, {
      ...fields,
      ...(winner !== null && { winner }),
      participants: Object.keys(results),
      startedAt: new Date(startedAt),
      finishedAt: new Date(finishedAt),
      teams: JSON.stringify(teams),
      results: JSON.stringify(results),
    });
    await repository.expire(record.sid, keepS);
  }

  /** The record of a battle, or null if there is none. */
  async find(sid: SessionId): Promise<BattleRecord | null> {
    const repository = await this.open();
    const entity = await repository.fetch(sid);
    // For a missing id redis-om answers with an entity that has no fields.
    if (!Object.hasOwn(entity, 'sid')) return null;
    const { mode, winner = null, reason, steps, startedAt, finishedAt, teams, results } = entity;
    return {
      sid,
      mode,
      winner,
      reason: reason as BattleRecord['reason'],
      steps,
      startedAt: startedAt.getTime(),
      finishedAt: finishedAt.getTime(),
      teams: JSON.parse(teams) as BattleRecord['teams'],
      results: JSON.parse(results) as BattleRecord['results'],
    };
  }

  private open(): Promise<Repository<RecordEntity>> {
    this.repository ??= openRepository(this.redis);
    return this.repository;
  }
}
