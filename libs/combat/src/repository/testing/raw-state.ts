import type { Redis } from 'ioredis';
import { mastersOf, type RedisClient } from '../redis-client.js';

/** Names of all keys that match a glob, sorted. */
export async function scanKeys(redis: RedisClient, pattern: string): Promise<string[]> {
  const found = await Promise.all((await mastersOf(redis)).map((master) => scanOne(master, pattern)));
  return [...new Set(found.flat())].sort();
}

async function scanOne(redis: Redis, pattern: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = '0';
  do {
    const [next, names] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1000);
    found.push(...names);
    cursor = next;
  } while (cursor !== '0');
  return found;
}

/** Names of all keys of a session that exist, sorted. */
export const keysOfSession = (redis: RedisClient, sid: string): Promise<string[]> =>
  scanKeys(redis, `combat:rbc:{${sid}}:*`);

/** The serialized value of every key of a session: equal before and after if nothing was written. */
export async function dumpSession(redis: RedisClient, sid: string): Promise<Record<string, string>> {
  const names = await keysOfSession(redis, sid);
  const values = await Promise.all(names.map((name) => redis.dumpBuffer(name)));
  return Object.fromEntries(names.map((name, i) => [name, values[i]?.toString('base64') ?? '']));
}

/** Remaining lifetimes in ms; -1 where a key never expires. */
export async function lifetimesOfSession(redis: RedisClient, sid: string): Promise<Record<string, number>> {
  const names = await keysOfSession(redis, sid);
  const lifetimes = await Promise.all(names.map((name) => redis.pttl(name)));
  return Object.fromEntries(names.map((name, i) => [name, lifetimes[i] ?? Number.NaN]));
}

/** A JSON document in whichever encoding it is stored. */
export async function readDocument(redis: RedisClient, key: string): Promise<Record<string, unknown>> {
  if ((await redis.type(key)) === 'hash') {
    const fields = Object.entries(await redis.hgetall(key));
    return Object.fromEntries(fields.map(([part, text]) => [part, JSON.parse(text) as unknown]));
  }
  const text = (await redis.call('JSON.GET', key, '$')) as string;
  return (JSON.parse(text) as [Record<string, unknown>])[0];
}
