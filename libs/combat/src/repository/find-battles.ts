import type { SessionId } from '../dto/index.js';
import { indexKey, PARTITIONS_KEY, sessionKeys } from './keys.js';
import { mastersOf, type RedisClient } from './redis-client.js';

/** How much of a large set Redis looks through for one answer. */
const STRIDE = 1000;

/** Every session of the index; one that enters or leaves meanwhile may be among them. */
export async function* activeBattles(redis: RedisClient): AsyncGenerator<SessionId> {
  const seen = new Set<SessionId>();
  const partitions = Number((await redis.get(PARTITIONS_KEY)) ?? 1);
  for (let partition = 0; partition < partitions; partition += 1) {
    let cursor = '0';
    do {
      const [next, entries] = await redis.zscan(indexKey(partition), cursor, 'COUNT', STRIDE);
      for (let i = 0; i < entries.length; i += 2) {
        const sid = entries[i] ?? '';
        if (!seen.has(sid)) yield sid;
        seen.add(sid);
      }
      cursor = next;
    } while (cursor !== '0');
  }
}

/** Every battle that has dead letters, be it over: looks through all keys of all servers, a part at a time. */
export async function* battlesWithDeadLetters(redis: RedisClient): AsyncGenerator<SessionId> {
  const seen = new Set<SessionId>();
  const pattern = sessionKeys.deadLetters('*');
  for (const server of await mastersOf(redis)) {
    let cursor = '0';
    do {
      const [next, keys] = await server.scan(cursor, 'MATCH', pattern, 'COUNT', STRIDE);
      for (const key of keys) {
        const sid = key.slice(key.indexOf('{') + 1, key.indexOf('}'));
        if (!seen.has(sid)) yield sid;
        seen.add(sid);
      }
      cursor = next;
    } while (cursor !== '0');
  }
}

/** The first active battle that was begun with this content pack, or null. */
export async function activeBattleWithContent(
  redis: RedisClient,
  contentId: string,
): Promise<SessionId | null> {
  for await (const sid of activeBattles(redis)) {
    const [id, status] = await redis.hmget(sessionKeys.meta(sid), 'contentId', 'status');
    if (id === contentId && status === 'active') return sid;
  }
  return null;
}
