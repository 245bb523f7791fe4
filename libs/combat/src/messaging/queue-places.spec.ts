import calculateSlot from 'cluster-key-slot';
import { partitionPrefix, queuePlaces } from './queue-places.js';

const SLOTS = 16_384;
const keysOf = (prefix: string, partitions: number) =>
  queuePlaces(prefix, partitions).map((place) => `${place.prefix}:${place.name}`);

describe('the places of the queues', () => {
  it('are with one partition what they were before there were any', () => {
    expect(keysOf('{melee}', 1)).toEqual([
      '{melee}:combat-signals',
      '{melee}:combat-batches',
      '{melee}:combat-ai-turns',
      '{melee}:combat-webhooks',
    ]);
  });

  it('are for more partitions those for fewer, and others', () => {
    for (let partitions = 1; partitions < 20; partitions += 1) {
      expect(keysOf('{melee}', partitions + 1)).toEqual(
        expect.arrayContaining(keysOf('{melee}', partitions)),
      );
    }
    expect(keysOf('a:{melee}:b', 2)).toEqual(
      expect.arrayContaining(['a:{melee}:b:combat-batches', 'a:{melee-1}:b:combat-batches']),
    );
  });

  it('lie in one slot within a partition, and each partition in another', () => {
    const slots = new Map<number, Set<number>>();
    for (const { name, partition, prefix } of queuePlaces('{melee}', 256)) {
      const slot = calculateSlot(`${prefix}:${name}:wait`);
      slots.set(partition, (slots.get(partition) ?? new Set()).add(slot));
    }
    expect([...slots.values()].map(({ size }) => size)).toEqual(Array.from({ length: 256 }, () => 1));
    expect(new Set([...slots.values()].flatMap((found) => [...found])).size).toBeGreaterThan(250);
  });

  it.each([
    [3, 3],
    [4, 3],
    [8, 4],
    [16, 6],
  ])('put %d partitions on every one of %d shards', (partitions, shards) => {
    const slots = Array.from({ length: partitions }, (_, partition) =>
      calculateSlot(partitionPrefix('{melee}', partition)),
    );
    const found = new Set(slots.map((slot) => Math.floor((slot * shards) / SLOTS)));
    expect(found.size).toBe(shards);
  });
});
