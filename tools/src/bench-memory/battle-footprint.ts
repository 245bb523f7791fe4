import type { Redis } from 'ioredis';

/** What one battle takes in Redis. */
export interface Footprint {
  readonly keys: number;
  readonly bytes: number;
}

/** Counts every element of every key: the server's estimate from a few would make runs differ. */
const EVERY_ELEMENT = 0;

/**
 * Sums up what the server says about each key of a battle, with what it needs to manage it.
 * @param redis a server on which few other keys are, since all of them are looked through
 */
export async function footprintOf(redis: Redis, battleId: string): Promise<Footprint> {
  let keys = 0;
  let bytes = 0;
  const found = redis.scanStream({ match: `combat:rbc:{${battleId}}:*`, count: 1000 });
  for await (const page of found as AsyncIterable<readonly string[]>) {
    for (const key of page) {
      keys += 1;
      bytes += Number(await redis.call('MEMORY', 'USAGE', key, 'SAMPLES', EVERY_ELEMENT));
    }
  }
  return { keys, bytes };
}
