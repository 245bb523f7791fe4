import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { BattleRecords, recordOf } from './battle-records.js';
import { aRecord } from './testing/battle-record.js';
import { Battlefield } from './testing/battlefield.js';
import { acquireTestRedis, type TestRedis } from './testing/test-redis.js';

describe('records of finished battles', () => {
  let server: TestRedis;
  let redis: Redis;
  let records: BattleRecords;
  beforeAll(async () => {
    server = await acquireTestRedis('plain');
    redis = new Redis(server.url);
    records = new BattleRecords(redis);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  it('come back as they were saved, however often', async () => {
    const sid = randomUUID();
    await records.save(aRecord(sid), 60);
    await records.save(aRecord(sid), 60);
    expect(await records.find(sid)).toEqual(aRecord(sid));
  });

  it('of a draw have no winner', async () => {
    const sid = randomUUID();
    await records.save(aRecord(sid, { winner: null, reason: 'stalemate' }), 60);
    expect(await records.find(sid)).toMatchObject({ winner: null, reason: 'stalemate' });
  });

  it('of an unknown battle are null', async () => {
    expect(await records.find(randomUUID())).toBeNull();
  });

  it('are made of a finished battle, and of no other', async () => {
    const field = new Battlefield('plain');
    await field.open();
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect(recordOf(await field.manager.loadFullContext(sid, 1))).toBeNull();
    const revision = await field.manager.readRevision(sid);
    expect(await field.manager.finishSession(sid, 'abandoned', revision ?? -1)).toBe('finished');
    expect(recordOf(await field.manager.loadFullContext(sid, 1))).toMatchObject({
      sid,
      teams: { red: ['a'], blue: ['b'] },
      winner: null,
      reason: 'abandoned',
      results: { a: { defeat: null }, b: { defeat: null } },
    });
    await field.close();
  });
});
