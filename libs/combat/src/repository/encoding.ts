import { sessionKeys } from './keys.js';
import type { RedisClient } from './redis-client.js';

/** How JSON documents are stored: by the server's own JSON type, or as a HASH with one JSON text a part. */
export type Encoding = 'native' | 'plain';

/** A key that no battle has: its id would be too long. */
const PROBE_KEY = sessionKeys.targets('probe-'.padEnd(100, 'x'));

/**
 * The encoding to work in. `auto` is native exactly if the server has the JSON commands.
 * @throws Error for `native` on a server without them, and on one with them that refuses them to our user: both would
 * otherwise show at the first battle, as a failure of every request.
 */
export async function chooseEncoding(redis: RedisClient, wanted: Encoding | 'auto'): Promise<Encoding> {
  if (wanted === 'plain') return 'plain';
  switch (await askForJson(redis)) {
    case 'offered':
      return 'native';
    case 'forbidden':
      throw new Error(
        'This server of Redis has JSON commands, and our user may not use them: allow them, ' +
          'or have documents stored without them by REDIS_JSON=plain.',
      );
    case 'unknown':
      if (wanted === 'auto') return 'plain';
      throw new Error('REDIS_JSON is native, but this server of Redis has no JSON commands.');
  }
}

async function askForJson(redis: RedisClient): Promise<'offered' | 'forbidden' | 'unknown'> {
  try {
    await redis.call('JSON.GET', PROBE_KEY);
    return 'offered';
  } catch (error) {
    const { message } = error as Error;
    if (message.startsWith('NOPERM')) return 'forbidden';
    if (message.startsWith('ERR unknown command')) return 'unknown';
    throw error;
  }
}
