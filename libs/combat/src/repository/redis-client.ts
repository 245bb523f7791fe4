import type { Cluster, Redis } from 'ioredis';

/** A connection to one Redis server, or those to the nodes of a cluster. */
export type RedisClient = Redis | Cluster;

/** A connection to each server that takes writes, as far as the client knows them by now. */
export async function mastersOf(client: RedisClient): Promise<readonly Redis[]> {
  if (!('nodes' in client)) return [client];
  // The nodes of a cluster are known when one of them has answered.
  await client.ping();
  return client.nodes('master');
}
