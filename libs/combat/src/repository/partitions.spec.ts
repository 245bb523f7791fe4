import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CombatManager } from './combat-manager.js';
import { INDEX_KEY, indexKey, PARTITIONS_KEY } from './keys.js';
import { partitionOf } from './partitions.js';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';

/** Of four partitions: 0, 1, 2, 3. */
const SIDS = ['battle-4', 'battle-2', 'battle-5', 'battle-1'] as const;

describe('the partition of a session', () => {
  it('never changes: other processes, and releases, must find the same', () => {
    expect(SIDS.map((sid) => partitionOf(sid, 4))).toEqual([0, 1, 2, 3]);
    expect(partitionOf('00000000-0000-4000-8000-000000000000', 256)).toBe(23);
    expect(partitionOf('любой текст', 7)).toBe(5);
  });

  it('is the first one when there is only one', () => {
    expect(SIDS.map((sid) => partitionOf(sid, 1))).toEqual([0, 0, 0, 0]);
  });

  it.each([2, 3, 8, 50])('is each of %d about as often', (count) => {
    const counts = Array.from({ length: count }, () => 0);
    const sessions = count * 400;
    for (let i = 0; i < sessions; i += 1) {
      const partition = partitionOf(`battle-${i}`, count);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(250);
    expect(Math.max(...counts)).toBeLessThan(550);
  });
});

describe.each(availableEncodings)(
  'processes with different numbers of partitions, %s encoding',
  (encoding) => {
    const field = useBattlefield(encoding);
    let redis: Redis;
    let keyPrefix: string;

    beforeEach(() => {
      keyPrefix = `${randomUUID()}:`;
      redis = field.connect(keyPrefix);
    });
    afterEach(async () => {
      await redis.del(PARTITIONS_KEY, ...[0, 1, 2, 3].map(indexKey));
    });

    const open = (partitions: number) =>
      CombatManager.open(field.connect(keyPrefix), { encoding, partitions });
    const whereIs = async (sid: string) => {
      const scores = await Promise.all(
        [0, 1, 2, 3].map((partition) => redis.zscore(indexKey(partition), sid)),
      );
      return scores.flatMap((score, partition) => (score === null ? [] : [partition]));
    };

    it('learn of the greatest, each as soon as it announces itself again', async () => {
      const [one, four, two] = [await open(1), await open(4), await open(2)];
      expect([one, four, two].map(({ partitions }) => partitions.served)).toEqual([1, 4, 4]);
      expect(await one.partitions.announce()).toBe(4);
      expect(one.partitions.served).toBe(4);
      expect(one.partitions.own).toBe(1);
      expect(await redis.get(PARTITIONS_KEY)).toBe('4');
    });

    it('keep the index of one partition where it always was', async () => {
      const one = await open(1);
      await Promise.all(SIDS.map((sid) => one.index.touch(sid, -1_000)));
      expect(await redis.zcard(INDEX_KEY)).toBe(4);
    });

    it('spread the sessions of the index, and claim from every partition', async () => {
      const four = await open(4);
      await Promise.all(SIDS.map((sid) => four.index.touch(sid, -1_000)));
      expect(await Promise.all(SIDS.map(whereIs))).toEqual([[0], [1], [2], [3]]);
      expect((await four.index.claimDue(10, 60_000)).toSorted()).toEqual(SIDS.toSorted());
      expect(await four.index.claimDue(10, 60_000)).toEqual([]);
      await Promise.all(SIDS.map((sid) => four.index.remove(sid)));
      expect(await Promise.all(SIDS.map(whereIs))).toEqual([[], [], [], []]);
    });

    it('claim no more than they want, and begin elsewhere the next time', async () => {
      const four = await open(4);
      await Promise.all(SIDS.map((sid) => four.index.touch(sid, -1_000)));
      const claims = [];
      for (let claim = 1; claim <= 4; claim += 1) {
        const [sid = ''] = await four.index.claimDue(1, -500);
        claims.push(sid);
      }
      expect(claims.toSorted()).toEqual(SIDS.toSorted());
    });

    it.each([
      [1, 4],
      [4, 1],
      [4, 3],
      [2, 4],
    ])('lose no session when %d partitions become %d', async (before, after) => {
      const old = await open(before);
      await Promise.all(SIDS.map((sid) => old.index.touch(sid, -1_000)));
      const young = await open(after);
      expect((await young.index.claimDue(10, 30_000)).toSorted()).toEqual(SIDS.toSorted());

      expect(await Promise.all(SIDS.map(whereIs))).toEqual(SIDS.map((sid) => [partitionOf(sid, after)]));
      await Promise.all(SIDS.map((sid) => young.index.remove(sid)));
      expect(await Promise.all(SIDS.map(whereIs))).toEqual([[], [], [], []]);
    });

    it('find again by the old number what stands in the partitions of the new one', async () => {
      const [old, young] = [await open(1), await open(4)];
      await Promise.all(SIDS.map((sid) => young.index.touch(sid, -1_000)));
      await old.partitions.announce();
      expect((await old.index.claimDue(10, 30_000)).toSorted()).toEqual(SIDS.toSorted());
    });
  },
);
