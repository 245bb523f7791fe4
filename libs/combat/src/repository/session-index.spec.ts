import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { INDEX_KEY } from './keys.js';
import type { SessionIndex } from './session-index.js';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';

describe.each(availableEncodings)('the index of sessions, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  let redis: Redis;
  let index: SessionIndex;
  let otherIndex: SessionIndex;

  beforeEach(async () => {
    // An index of our own: to claim from the one that others on this server use would put off their sessions.
    const keyPrefix = `${randomUUID()}:`;
    redis = field.connect(keyPrefix);
    index = (await field.openManager(redis)).index;
    otherIndex = (await field.openManager(field.connect(keyPrefix))).index;
  });
  afterEach(() => redis.del(INDEX_KEY));

  const dueIn = async (sid: string) => {
    const [seconds, micros] = await redis.time();
    const score = await redis.zscore(INDEX_KEY, sid);
    return score === null ? null : Number(score) - (Number(seconds) * 1000 + Number(micros) / 1000);
  };

  it('enters a session with its appointment by the clock of Redis', async () => {
    await index.touch('sid', 30_000);
    expect(await dueIn('sid')).toBeGreaterThan(25_000);
    expect(await dueIn('sid')).toBeLessThanOrEqual(30_000);
  });

  it('brings an appointment forward and never puts it off by a touch', async () => {
    await index.touch('sid', 30_000);
    await index.touch('sid', 60_000);
    expect(await dueIn('sid')).toBeLessThanOrEqual(30_000);
    await index.touch('sid', 10_000);
    expect(await dueIn('sid')).toBeLessThanOrEqual(10_000);
  });

  it('gives out what is due, the longest overdue first, and not what is due later', async () => {
    await index.touch('second', -1_000);
    await index.touch('first', -2_000);
    await index.touch('later', 60_000);
    expect(await index.claimDue(10, 60_000)).toEqual(['first', 'second']);
    expect(await index.claimDue(10, 60_000)).toEqual([]);
    expect(await dueIn('first')).toBeGreaterThan(55_000);
  });

  it('gives out no more than was asked for', async () => {
    await Promise.all(['a', 'b', 'c'].map((sid) => index.touch(sid, -1_000)));
    expect(await index.claimDue(2, 60_000)).toHaveLength(2);
    expect(await index.claimDue(2, 60_000)).toHaveLength(1);
  });

  it('never gives the same session to two claimers at the same time', async () => {
    const due = Array.from({ length: 60 }, (_, i) => `session-${i}`);
    await Promise.all(due.map((sid) => index.touch(sid, -1_000)));
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? index : otherIndex).claimDue(5, 60_000)),
    );
    expect(claims.flat().sort()).toEqual(due.sort());
  });

  it('puts the appointment of an indexed session off, and enters none by that', async () => {
    await index.touch('sid', -1_000);
    await index.putOff('sid', 40_000);
    await index.putOff('unknown', 40_000);
    expect(await dueIn('sid')).toBeGreaterThan(35_000);
    expect(await dueIn('unknown')).toBeNull();
  });

  it('forgets a session that is taken out', async () => {
    await index.touch('sid', -1_000);
    await index.remove('sid');
    expect(await index.claimDue(10, 60_000)).toEqual([]);
  });
});
