import { randomBytes } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { CollectorSignal } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { borrowService, startService, type Service, type SharedService } from '@melee/harness';
import { Api } from './api.js';

/** A gateway process on a Redis, and everything that a test looks at it with. */
export interface SharedGateway {
  readonly api: Api;
  readonly service: SharedService | Service;
  readonly redis: Redis;
  /** The repository, with which tests act as Collector and Executor. */
  readonly combat: CombatManager;
  /** The wake-ups of a session's Collector that wait in the queue. */
  signalsOf(sid: string): Promise<CollectorSignal[]>;
  stop(): Promise<void>;
}

/** One that no other suite uses. */
export interface GatewayUnderTest extends SharedGateway {
  readonly service: Service;
}

/** Settings under which limits are soon reached. */
export const SMALL_LIMITS = { MAX_ACTORS_PER_BATTLE: '4', MAX_WAITING_INSTANTS: '2' };

export const randomId = (prefix: string) => `${prefix}-${randomBytes(6).toString('hex')}`;

/** One of its own, on the Redis that all suites share. */
export const startGateway = (env: Readonly<Record<string, string>> = {}): Promise<GatewayUnderTest> =>
  startGatewayOn(String(process.env['TEST_REDIS_URL']), env);

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
  const { queue, ...tools } = await toolsFor(service, redisUrl, prefix);
  return {
    ...tools,
    service,
    async stop() {
      await service.stop();
      // A test that failed may have left Redis away, and nothing to clean up.
      if (tools.redis.status === 'ready') await queue.obliterate({ force: true });
      await tools.stop();
    },
  };
}

/**
 * The gateway of all suites that ask for these settings. Its battles are theirs too, and it is neither stopped nor kept
 * from its Redis; whoever asserts what it counts or logs starts one of his own.
 */
export async function shareGateway(env: Readonly<Record<string, string>> = {}): Promise<SharedGateway> {
  const service = await borrowService(String(process.env['SHARED_SERVICES_URL']), 'gateway', env);
  return { ...(await toolsFor(service, service.redisUrl, service.queuePrefix)), service };
}

async function toolsFor({ httpUrl }: Pick<Service, 'httpUrl'>, redisUrl: string, prefix: string) {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue<{ items: CollectorSignal[] }>('combat-signals', { connection: redis, prefix });
  // Where Redis is away on purpose, the connection says so itself.
  queue.on('error', () => undefined);
  return {
    api: new Api(String(httpUrl)),
    redis,
    queue,
    combat: await CombatManager.open(redis, { encoding: 'auto' }),
    async signalsOf(sid: string) {
      const jobs = await queue.getJobs(['waiting', 'delayed', 'prioritized']);
      return jobs.flatMap((job) => job.data.items).filter((signal) => signal.sid === sid);
    },
    async stop() {
      await queue.close();
      redis.disconnect();
    },
  };
}
