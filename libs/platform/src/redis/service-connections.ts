import type { CommonConfig } from '../config/index.js';
import type { ServiceContext } from '../lifecycle/service.js';
import { createRedis, type RedisClient } from './redis-client.js';
import { redisHealthCheck } from './redis-health.js';

/** The connections of an app to Redis, apart from its transport. */
export interface ServiceConnections {
  readonly scripts: RedisClient;
  readonly queues: RedisClient;
  /** To be called when nothing uses them any more. */
  close(): Promise<void>;
}

/** Opens the connections of an app and makes its readiness depend on Redis. */
export function openConnections({
  name,
  config,
  logger,
  health,
}: ServiceContext<CommonConfig>): ServiceConnections {
  const identity = { app: name, logger };
  const scripts = createRedis(config.redis, 'scripts', identity);
  const queues = createRedis(config.redis, 'worker', identity);
  health.register('redis', redisHealthCheck(scripts));
  health.register('queues', redisHealthCheck(queues));
  return {
    scripts,
    queues,
    async close() {
      await Promise.all([closeClient(scripts), closeClient(queues)]);
    },
  };
}

async function closeClient(client: RedisClient): Promise<void> {
  // A connection that is down has nothing to say goodbye to.
  if (client.status === 'ready') await client.quit();
  else client.disconnect();
}
