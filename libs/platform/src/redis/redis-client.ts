import { Redis, type RedisOptions } from 'ioredis';
import type { CommonConfig } from '../config/index.js';
import type { Logger } from '../logging/index.js';
import { parseRedisUrl } from '../config/redis-url.js';
import { logOutages } from './redis-outages.js';

/**
 * What a connection is for. `scripts` and `producer` serve callers who wait for an answer and fail fast while Redis is
 * away; `worker` and `subscriber` have nothing else to do and wait for it to return.
 */
export type RedisRole = 'scripts' | 'producer' | 'worker' | 'subscriber';

/** With at most 500 ms between attempts, a command fails within two seconds while Redis refuses connections. */
const FAIL_FAST = { maxRetriesPerRequest: 3, commandTimeout: 5000 } satisfies RedisOptions;
const WAIT_FOR_REDIS = { maxRetriesPerRequest: null } satisfies RedisOptions;

const OPTIONS_BY_ROLE = {
  scripts: FAIL_FAST,
  producer: FAIL_FAST,
  worker: WAIT_FOR_REDIS,
  subscriber: { ...WAIT_FOR_REDIS, autoResubscribe: true },
} satisfies Record<RedisRole, RedisOptions>;

/** How long to wait before the given attempt, from 1, to reach Redis again; there is no last attempt. */
export function retryDelayMs(attempt: number): number {
  return Math.min(attempt * 50, 500);
}

/**
 * A client that connects at once and stands in Redis's client list as `app:role`. An outage is logged when it begins
 * and when it ends. Whoever creates it closes it.
 */
export function createRedis(
  config: Pick<CommonConfig['redis'], 'url'>,
  role: RedisRole,
  { app, logger }: { readonly app: string; readonly logger: Logger },
): Redis {
  const client = new Redis({
    ...parseRedisUrl(config.url),
    ...OPTIONS_BY_ROLE[role],
    connectionName: `${app}:${role}`,
    connectTimeout: 5000,
    retryStrategy: retryDelayMs,
    // Writes of one connection are coalesced anyway; collecting commands first makes scripts slower.
    enableAutoPipelining: false,
  });
  logOutages(client, logger.child({ redisRole: role }));
  return client;
}
