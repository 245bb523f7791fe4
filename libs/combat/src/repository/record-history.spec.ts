import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { BattleRecord } from '../dto/index.js';
import { BattleRecords } from './battle-records.js';
import { RECORD_INDEX_BASE } from './keys.js';
import { RecordHistory } from './record-history.js';
import { type RecordFilter, RecordIndex, type RecordPlace } from './record-index.js';
import { aRecord } from './testing/battle-record.js';
import { acquireTestRedis, type TestRedis } from './testing/test-redis.js';

const KEEP_S = 3600;
const random = () => randomBytes(6).toString('hex');

describe('the history of finished battles', () => {
  let server: TestRedis;
  let redis: Redis;
  let history: RecordHistory;
  beforeAll(async () => {
    server = await acquireTestRedis('plain');
    redis = new Redis(server.url);
    history = new RecordHistory(new BattleRecords(redis), new RecordIndex(redis));
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  /** Ended so many seconds ago; of participants that no other test has. */
  const aBattle = (sid: string, agoS: number, cids: readonly string[], more: Partial<BattleRecord> = {}) => {
    const { results } = aRecord(sid);
    return aRecord(sid, {
      finishedAt: Date.now() - agoS * 1000,
      results: Object.fromEntries(cids.map((cid) => [cid, results['a'] as BattleRecord['results'][string]])),
      ...more,
    });
  };
  const keep = async (...battles: readonly BattleRecord[]) => {
    for (const battle of battles) await history.keep(battle, KEEP_S);
  };
  const sidsOf = async (filter: RecordFilter, after: RecordPlace | null = null, limit = 10) =>
    (await history.read(filter, after, limit)).records.map(({ sid }) => sid);
  const membersOf = (set: string) => redis.zrange(RECORD_INDEX_BASE + set, '0', '-1');

  it('holds each battle once, the latest first, as its record is', async () => {
    const ann = random();
    const battles = [
      aBattle(`${ann}-1`, 30, [ann]),
      aBattle(`${ann}-2`, 10, [ann]),
      aBattle(`${ann}-3`, 20, [ann]),
    ];
    await keep(...battles, ...battles);
    const { records: found, next } = await history.read({ participant: ann }, null, 10);
    expect(found).toEqual([battles[1], battles[2], battles[0]]);
    expect(next).toBeNull();
  });

  it('is told by participant, by mode, and by both', async () => {
    const [ann, bob, mode] = [random(), random(), `mode${random()}`];
    await keep(
      aBattle(`${ann}-1`, 30, [ann, bob], { mode }),
      aBattle(`${ann}-2`, 20, [ann]),
      aBattle(`${ann}-3`, 10, [bob], { mode }),
    );
    expect(await sidsOf({ participant: ann })).toEqual([`${ann}-2`, `${ann}-1`]);
    expect(await sidsOf({ mode })).toEqual([`${ann}-3`, `${ann}-1`]);
    expect(await sidsOf({ participant: ann, mode })).toEqual([`${ann}-1`]);
    expect(await sidsOf({ participant: random() })).toEqual([]);
    const all = await sidsOf({}, null, 100);
    expect(all.filter((sid) => sid.startsWith(ann))).toEqual([`${ann}-3`, `${ann}-2`, `${ann}-1`]);
  });

  it('is told from a time on, and up to another, which is not included', async () => {
    const ann = random();
    const battles = [40, 30, 20, 10].map((agoS) => aBattle(`${ann}-${agoS}`, agoS, [ann]));
    await keep(...battles);
    const [from = 0, to = 0] = [battles[1]?.finishedAt, battles[3]?.finishedAt];
    expect(await sidsOf({ participant: ann, from })).toEqual([`${ann}-10`, `${ann}-20`, `${ann}-30`]);
    expect(await sidsOf({ participant: ann, to })).toEqual([`${ann}-20`, `${ann}-30`, `${ann}-40`]);
    expect(await sidsOf({ participant: ann, from, to })).toEqual([`${ann}-20`, `${ann}-30`]);
  });

  it('is read page by page, also past battles that ended in one moment, while more of them end', async () => {
    const ann = random();
    const finishedAt = Date.now() - 60_000;
    const battles = Array.from({ length: 7 }, (_, i) => aBattle(`${ann}-${i}`, 0, [ann], { finishedAt }));
    await keep(...battles);
    const read: string[] = [];
    let next: RecordPlace | null = null;
    do {
      const page = await history.read({ participant: ann }, next, 3);
      read.push(...page.records.map(({ sid }) => sid));
      next = page.next;
      await keep(aBattle(`${ann}-new-${read.length}`, 0, [ann]));
    } while (next !== null);
    expect(read).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `${ann}-${i}`));
  });

  it('goes on to the end after a page that was full', async () => {
    const ann = random();
    await keep(aBattle(`${ann}-1`, 20, [ann]), aBattle(`${ann}-2`, 10, [ann]));
    expect((await history.read({ participant: ann }, null, 2)).next).toBeNull();
    expect((await history.read({ participant: ann }, null, 1)).next).toMatchObject({ sid: `${ann}-2` });
  });

  it('forgets battles whose records have expired, and fills the page with others', async () => {
    const ann = random();
    const battles = [50, 40, 30, 20, 10].map((agoS) => aBattle(`${ann}-${agoS}`, agoS, [ann]));
    await keep(...battles);
    await redis.del(`combat:record:${ann}-20`, `combat:record:${ann}-30`);
    const page = await history.read({ participant: ann }, null, 2);
    expect(page.records.map(({ sid }) => sid)).toEqual([`${ann}-10`, `${ann}-40`]);
    expect(await sidsOf({ participant: ann }, page.next)).toEqual([`${ann}-50`]);
    expect((await membersOf(`participant:${ann}`)).map((member) => member.slice(16))).toEqual(
      [50, 40, 10].map((agoS) => `${ann}-${agoS}`),
    );
  });

  it('tells of a battle whose id was given again only as what it was last', async () => {
    const ann = random();
    const [first, second] = [aBattle(ann, 20, [ann]), aBattle(ann, 10, [ann])];
    await keep(first, second);
    expect((await history.read({ participant: ann }, null, 10)).records).toEqual([second]);
  });

  it('does not grow without end: its sets lose what is too old, and go with their last battle', async () => {
    const ann = random();
    await keep(aBattle(`${ann}-old`, KEEP_S - 5, [ann]));
    expect(await membersOf(`participant:${ann}`)).toHaveLength(1);
    const recent = aBattle(`${ann}-new`, 1, [ann]);
    await history.keep(recent, KEEP_S - 10);
    for (const set of [`participant:${ann}`, `participant:${ann}:mode:duel`]) {
      expect(await membersOf(set)).toEqual([expect.stringContaining(`:${ann}-new`)]);
      const ttl = await redis.ttl(RECORD_INDEX_BASE + set);
      expect([KEEP_S - 11, KEEP_S - 10]).toContain(ttl);
    }
  });
});
