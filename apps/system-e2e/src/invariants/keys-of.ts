import type { RedisClient } from '@melee/combat/repository';

/** Names of all keys that bear the name of a battle, on whichever node they are. */
export async function keysOf(redis: RedisClient, sid: string): Promise<readonly string[]> {
  const masters = 'nodes' in redis ? redis.nodes('master') : [redis];
  return (await Promise.all(masters.map((master) => master.keys(`combat:rbc:{${sid}}:*`)))).flat();
}
