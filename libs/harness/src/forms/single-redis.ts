import { Redis } from 'ioredis';
import { startRedis } from '../redis-server.js';
import type { RedisForm } from './redis-form.js';

/** One server, open to everybody on this machine. */
export async function startSingleRedis(): Promise<RedisForm> {
  const server = await startRedis();
  return {
    envOf: () => ({ REDIS_URL: server.url }),
    connect: () => new Redis(server.url),
    stop: () => server.stop(),
  };
}
