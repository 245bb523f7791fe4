import { randomBytes } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { CollectorSignal } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { startRedis, startService, type Service } from '@melee/harness';
import { Api } from './api.js';

/** One gateway process on a Redis, and everything that a test looks at it with. */
export interface GatewayUnderTest {
  readonly api: Api;
  readonly service: Service;
  readonly redis: Redis;
  /** The repository, with which tests act as Collector and Executor. */
  readonly combat: CombatManager;
  /** The wake-ups of a session's Collector that wait in the queue. */
  signalsOf(sid: string): Promise<CollectorSignal[]>;
  stop(): Promise<void>;
}

/** The Redis of `TEST_REDIS_URL`, or one of our own. */
async function aRedis(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_REDIS_URL'];
  return given === undefined || given === '' ? startRedis() : { url: given, stop: () => Promise.resolve() };
}

export const randomId = (prefix: string) => `${prefix}-${randomBytes(6).toString('hex')}`;

export async function startGateway(env: Readonly<Record<string, string>> = {}): Promise<GatewayUnderTest> {
  const server = await aRedis();
  const gateway = await startGatewayOn(server.url, env);
  return {
    ...gateway,
    stop: async () => {
      await gateway.stop();
      await server.stop();
    },
  };
}

/** The same on a Redis that the caller ends. */
export async function startGatewayOn(
  redisUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<GatewayUnderTest> {
  // A prefix of its own keeps whoever else uses this Redis from taking its jobs.
  const prefix = `{${randomId('gateway-e2e')}}`;
  const service = await startService('gateway', { redisUrl, env: { QUEUE_PREFIX: prefix, ...env } });
  try {
    await service.ready();
  } catch (error) {
    await service.stop();
    throw error;
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue<{ items: CollectorSignal[] }>('combat-signals', { connection: redis, prefix });
  // Where Redis is away on purpose, the connection says so itself.
  queue.on('error', () => undefined);
  const combat = await CombatManager.open(redis, { encoding: 'auto' });
  return {
    api: new Api(String(service.httpUrl)),
    service,
    redis,
    combat,
    async signalsOf(sid) {
      const jobs = await queue.getJobs(['waiting', 'delayed', 'prioritized']);
      return jobs.flatMap((job) => job.data.items).filter((signal) => signal.sid === sid);
    },
    async stop() {
      await service.stop();
      // A test that failed may have left Redis away, and nothing to clean up.
      if (redis.status === 'ready') await queue.obliterate({ force: true });
      await queue.close();
      redis.disconnect();
    },
  };
}
