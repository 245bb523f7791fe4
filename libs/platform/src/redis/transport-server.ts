import { ServerRedis } from '@nestjs/microservices';
import { buildRedis, type RedisClient } from './redis-client.js';
import type { RedisConfig } from './redis-target.js';

/**
 * Nest's Redis transport on whatever form Redis has. Nest's own knows single servers only, and gives up at the first
 * lost connection: it hears nothing from then on while the process stays up. On a cluster, what is published anywhere
 * reaches every node, so it listens to one of them, and to another when that one is lost.
 */
export class TransportServer extends ServerRedis {
  constructor(
    private readonly config: RedisConfig,
    private readonly app: string,
  ) {
    super({});
  }

  /** Nest connects it. */
  override createRedisClient(): Promise<RedisClient> {
    return Promise.resolve(buildRedis(this.config, 'transport', this.app, true));
  }
}
