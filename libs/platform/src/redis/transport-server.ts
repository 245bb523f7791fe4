import { ServerRedis } from '@nestjs/microservices';
import type { Logger } from '../logging/index.js';
import { buildRedis, type RedisClient } from './redis-client.js';
import { logOutages } from './redis-outages.js';
import type { RedisConfig } from './redis-target.js';

/**
 * Nest's Redis transport on whatever form Redis has. Nest's own knows single servers only, and gives up at the first
 * lost connection: it hears nothing from then on while the process stays up. On a cluster, what is published anywhere
 * reaches every node, so it listens to one of them, and to another when that one is lost.
 */
export class TransportServer extends ServerRedis {
  constructor(
    private readonly config: RedisConfig,
    private readonly identity: { readonly app: string; readonly logger: Logger },
  ) {
    super({});
  }

  /** Nest connects it. */
  override createRedisClient(): Promise<RedisClient> {
    const { app, logger } = this.identity;
    const client = buildRedis(this.config, 'transport', app, true);
    logOutages(client, logger.child({ redisRole: 'transport' }));
    return Promise.resolve(client);
  }

  /** Nest would write a line for each attempt to reach a server that is away, of each connection, as long as it is away. */
  override registerErrorListener(_client: RedisClient): void {
    // What is lost and when it is back, is said once.
  }

  override registerReconnectListener(_client: RedisClient): void {
    // The same.
  }
}
