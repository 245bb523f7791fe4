import type { ActorId, TeamId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import {
  type RedisProxy,
  type RedisServer,
  type Service,
  type ServiceName,
  startRedis,
  startRedisProxy,
  startService,
} from '@melee/harness';
import { Logger } from '@nestjs/common';
import { ClientProxyFactory, Transport } from '@nestjs/microservices';
import { Redis } from 'ioredis';
import { firstValueFrom } from 'rxjs';
import { Battle } from './battle.js';
import { type BattleTraits, genesisOf } from './genesis.js';
import { Jobs } from './jobs.js';
import { ScriptMonitor } from './script-monitor.js';

/** How a process is started: its settings, and a proxy if its way to Redis shall be disturbed. */
export interface AppOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly proxy?: RedisProxy;
}

/**
 * A Redis of its own and one app beside it. All other apps are played by the test, by way of the queues and the
 * repository.
 */
export class Testbed {
  private readonly services: Service[] = [];
  private readonly proxies: RedisProxy[] = [];

  constructor(
    private readonly app: ServiceName,
    private readonly server: RedisServer,
    private readonly env: Readonly<Record<string, string>>,
    readonly redis: Redis,
    readonly combat: CombatManager,
    readonly jobs: Jobs,
  ) {}

  /** Starts a process of the app and waits until it is ready. It ends with the testbed, or before. */
  async startApp({ env = {}, proxy }: AppOptions = {}): Promise<Service> {
    const service = await startService(this.app, {
      redisUrl: proxy?.url ?? this.server.url,
      env: { ...this.env, ...env },
      replica: this.services.length + 1,
    });
    this.services.push(service);
    await service.ready();
    return service;
  }

  /** A disturbed way to the Redis of the testbed. */
  async openProxy(): Promise<RedisProxy> {
    const proxy = await startRedisProxy(this.server.url);
    this.proxies.push(proxy);
    return proxy;
  }

  /** Creates a battle. It is not in the index, so only jobs make anybody look at it. */
  async createBattle(
    sides: Readonly<Record<TeamId, readonly ActorId[]>>,
    traits: BattleTraits = {},
  ): Promise<Battle> {
    const genesis = genesisOf(sides, traits);
    await this.combat.createSession(genesis);
    return new Battle(genesis.sid, this.combat, this.redis);
  }

  /** Hears every script that Redis runs from now on. To be closed by whoever opened it. */
  openScriptMonitor(): Promise<ScriptMonitor> {
    return ScriptMonitor.open(this.redis);
  }

  /** The clock of Redis, milliseconds since the epoch. */
  async redisNow(): Promise<number> {
    const [seconds, micros] = await this.redis.time();
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  }

  /** Asks the app over the transport of Nest. */
  async ask(pattern: string): Promise<unknown> {
    Logger.overrideLogger(['error']);
    const client = ClientProxyFactory.create({
      transport: Transport.REDIS,
      options: { host: '127.0.0.1', port: this.server.port },
    });
    try {
      return await firstValueFrom(client.send<unknown>(pattern, {}));
    } finally {
      await client.close();
    }
  }

  /** Ends all processes of the app that still run. */
  async stopApps(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
  }

  async close(): Promise<void> {
    await this.stopApps();
    await Promise.all(this.proxies.map((proxy) => proxy.stop()));
    await this.jobs.close();
    await this.redis.quit();
    await this.server.stop();
  }
}

/**
 * @param app the app under test; none of its processes runs yet.
 * @param env settings of all its processes.
 */
export async function openTestbed(
  app: ServiceName,
  env: Readonly<Record<string, string>> = {},
): Promise<Testbed> {
  const prefix = `{melee-${app}-e2e}`;
  const server = await startRedis();
  const redis = new Redis(server.url, { maxRetriesPerRequest: null });
  const combat = await CombatManager.open(redis, { encoding: 'auto' });
  return new Testbed(app, server, { QUEUE_PREFIX: prefix, ...env }, redis, combat, new Jobs(redis, prefix));
}
