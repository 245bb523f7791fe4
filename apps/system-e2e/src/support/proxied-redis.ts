import { type RedisForm, type RedisProxy, startRedisProxy, startRedis } from '@melee/harness';
import { Redis } from 'ioredis';

/** A single server that the apps reach through a proxy, and the tests directly. */
export async function startProxiedRedis(): Promise<RedisForm & { readonly proxy: RedisProxy }> {
  const server = await startRedis();
  const proxy = await startRedisProxy(server.url);
  return {
    proxy,
    envOf: () => ({ REDIS_URL: proxy.url }),
    connect: () => new Redis(server.url),
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}
