import { Redis } from 'ioredis';
import {
  startRedis,
  startRedisProxy,
  startService,
  startStack,
  type RedisProxy,
  type RedisServer,
  type Service,
  type ServiceName,
  type Stack,
} from '@melee/harness';
import { BattleApi } from './battle-api.js';
import { Choices, TEST_SEED } from './choices.js';

const QUIET = { LOG_LEVEL: 'warn' };

export interface MeleeSystemOptions {
  /** Processes of each app; 1 unless told. */
  readonly replicas?: number;
  /** Settings of all apps. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long clients repeat a request that found no service, milliseconds; 0 unless told. */
  readonly patienceMs?: number;
}

/**
 * All four apps as processes, on a Redis of their own that they reach through a proxy. Tests play through the
 * gateways; `redis` is a direct connection to check, and to break, what the apps keep.
 */
export class MeleeSystem {
  readonly choices = new Choices(TEST_SEED);
  private readonly services: Service[];
  private readonly downed = new Set<Service>();
  private readonly stopSteps: (() => Promise<void>)[] = [];
  private battles = 0;

  private constructor(
    private readonly options: MeleeSystemOptions,
    private readonly server: RedisServer,
    readonly proxy: RedisProxy,
    readonly redis: Redis,
    private readonly stack: Stack,
  ) {
    this.services = [...stack.services];
  }

  static async start(options: MeleeSystemOptions = {}): Promise<MeleeSystem> {
    console.info(`TEST_SEED=${TEST_SEED} repeats the random choices of this suite.`);
    const server = await startRedis();
    const proxy = await startRedisProxy(server.url);
    const { replicas = 1, env = {} } = options;
    const services = { collector: replicas, executor: replicas, 'ai-worker': replicas, gateway: replicas };
    try {
      const stack = await startStack({ redisUrl: proxy.url, services, env: { ...QUIET, ...env } });
      return new MeleeSystem(options, server, proxy, new Redis(server.url), stack);
    } catch (error) {
      await proxy.stop();
      await server.stop();
      throw error;
    }
  }

  nextBattleId(): string {
    this.battles += 1;
    return `battle-${this.battles}`;
  }

  api(gateway = 0): BattleApi {
    const url = this.stack.of('gateway')[gateway]?.httpUrl;
    if (url === undefined) throw new RangeError(`There is no gateway ${gateway}.`);
    return new BattleApi(url, this.options.patienceMs);
  }

  running(name: ServiceName): readonly Service[] {
    return this.services.filter((service) => service.name === name && !this.downed.has(service));
  }

  /** Kills a process of the app, as a machine that loses its power does. */
  async kill(name: ServiceName): Promise<void> {
    const victim = this.choices.pick(this.running(name));
    this.downed.add(victim);
    victim.signal('SIGKILL');
    await victim.exited;
  }

  /** Starts another process of the app. */
  async restart(name: ServiceName): Promise<void> {
    const { env = {} } = this.options;
    const replica = this.services.filter((service) => service.name === name).length + 1;
    const service = await startService(name, {
      redisUrl: this.proxy.url,
      env: { ...QUIET, ...env },
      replica,
    });
    this.services.push(service);
    await service.ready();
  }

  /** To be done when the system stops, before its processes do. */
  onStop(step: () => Promise<void>): void {
    this.stopSteps.push(step);
  }

  /** Ends everything; fails if a process had ended that no test has killed. */
  async stop(): Promise<void> {
    await Promise.all(this.stopSteps.map((step) => step()));
    const crashed = await this.findCrashed();
    await Promise.all(
      this.services.filter(({ name }) => name === 'gateway').map((service) => service.stop()),
    );
    await Promise.all(this.services.map((service) => service.stop()));
    this.redis.disconnect();
    await this.proxy.stop();
    await this.server.stop();
    if (crashed.length > 0) throw new Error(`Processes ended by themselves:\n${crashed.join('\n')}`);
  }

  private async findCrashed(): Promise<string[]> {
    const expected = this.services.filter((service) => !this.downed.has(service));
    const isRunning = Promise.resolve(null);
    const exits = await Promise.all(expected.map((service) => Promise.race([service.exited, isRunning])));
    return expected
      .filter((_, i) => exits[i] !== null)
      .map((service) => `${service.name}: ${service.output()}`);
  }
}
