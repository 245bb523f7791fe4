import type { RedisOptions } from '@nestjs/microservices';
import type { CommonConfig } from '../config/index.js';
import { parseRedisUrl, type RedisAddress } from '../config/redis-url.js';

/** Options of Nest's Redis transport, for servers and clients. */
export interface TransportOptions extends RedisAddress {
  readonly connectionName: string;
  readonly retryAttempts: number;
  readonly retryDelay: number;
  readonly maxRetriesPerRequest: number;
}

/**
 * Makes the transport survive a restart of Redis. By default Nest gives up at the first lost connection and hears
 * nothing from then on while the process stays up.
 */
export function transportOptions(config: Pick<CommonConfig['redis'], 'url'>, app: string): TransportOptions {
  return {
    ...parseRedisUrl(config.url),
    connectionName: `${app}:transport`,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    retryDelay: 500,
    // Whoever publishes while Redis is away, or closes the app, is not kept waiting.
    maxRetriesPerRequest: 3,
  } satisfies RedisOptions['options'];
}
