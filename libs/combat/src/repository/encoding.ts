import type { RedisClient } from './redis-client.js';

/** How JSON documents are stored: by the server's own JSON type, or as a HASH with one JSON text a part. */
export type Encoding = 'native' | 'plain';

/** Asks the server whether it has the JSON commands. */
export async function detectEncoding(redis: RedisClient): Promise<Encoding> {
  const [command] = (await redis.call('COMMAND', 'INFO', 'JSON.SET')) as unknown[];
  return command === null || command === undefined ? 'plain' : 'native';
}
