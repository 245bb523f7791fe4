import type { RedisClient } from '@melee/combat/repository';
import {
  type Balancer,
  type RedisForm,
  startBalancer,
  startService,
  startStack,
  type ProcessExit,
  type Service,
  type ServiceName,
  type Stack,
} from '@melee/harness';
import { BattleApi } from './battle-api.js';
import { Choices, TEST_SEED } from './choices.js';
import { startUsualRedis } from './usual-redis.js';

const QUIET = { LOG_LEVEL: 'warn' };

export interface MeleeSystemOptions {
  /** Starts the Redis of the system, which ends with it; a single server, or what TEST_REDIS_FORM says, unless told. */
  readonly redis?: () => Promise<RedisForm>;
  /** Processes of each app; 1 unless told. */
  readonly replicas?: number;
  /** Settings of all apps. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long clients repeat a request that found no service, milliseconds; 0 unless told. */
  readonly patienceMs?: number;
  /** Runs the modules that the apps' bundles are made of, for a hook of Node that sees what is loaded. */
  readonly unbundled?: boolean;
}

/**
 * All four apps as processes, on a Redis of their own. Tests play through the gateways; `redis` is a connection of their
 * own to check, and to break, what the apps keep.
 */
export class MeleeSystem {
  readonly choices = new Choices(TEST_SEED);
  private readonly services: Service[];
  private readonly downed = new Set<Service>();
  private readonly stopSteps: (() => Promise<void>)[] = [];
  private battles = 0;

  private constructor(
    private readonly options: MeleeSystemOptions,
    private readonly form: RedisForm,
    readonly redis: RedisClient,
    private readonly stack: Stack,
    /** One address for all gateways that run. */
    private readonly balancer: Balancer,
  ) {
    this.services = [...stack.services];
    // A connection that is lost returns; whoever asks for something meanwhile hears of it.
    redis.on('error', () => undefined);
  }

  static async start(options: MeleeSystemOptions = {}): Promise<MeleeSystem> {
    console.info(`TEST_SEED=${TEST_SEED} repeats the random choices of this suite.`);
    const { replicas = 1, env = {}, redis = startUsualRedis, unbundled = false } = options;
    const form = await redis();
    const services = { collector: replicas, executor: replicas, 'ai-worker': replicas, gateway: replicas };
    try {
      const envOf = (name: ServiceName) => form.envOf(name);
      const stack = await startStack({
        redisUrl: '',
        services,
        env: { ...QUIET, ...env },
        envOf,
        unbundled,
      });
      const balancer = await startBalancer(...stack.of('gateway').flatMap(({ httpUrl }) => httpUrl ?? []));
      return new MeleeSystem(options, form, form.connect(), stack, balancer);
    } catch (error) {
      await form.stop();
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

  /** The address by which clients reach whichever gateways run. */
  get url(): string {
    return this.balancer.url;
  }

  /** The API of whichever gateways run. */
  balancedApi(): BattleApi {
    return new BattleApi(this.url, this.options.patienceMs);
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

  /**
   * Replaces the processes of the app one after the other, as a rolling update does: another one is started and is
   * ready before one is told to stop. Answers how those that were stopped have ended.
   * @param env settings of the new ones, over those of the system
   */
  async roll(name: ServiceName, env: Readonly<Record<string, string>> = {}): Promise<ProcessExit[]> {
    const exits: ProcessExit[] = [];
    for (const old of this.running(name)) {
      await this.restart(name, env);
      this.downed.add(old);
      exits.push(await old.stop());
      if (old.httpUrl !== undefined) this.balancer.remove(old.httpUrl);
    }
    return exits;
  }

  /** Starts another process of the app. */
  async restart(name: ServiceName, more: Readonly<Record<string, string>> = {}): Promise<void> {
    const { env = {} } = this.options;
    const replica = this.services.filter((service) => service.name === name).length + 1;
    const service = await startService(name, {
      redisUrl: '',
      env: { ...QUIET, ...env, ...this.form.envOf(name), ...more },
      replica,
    });
    this.services.push(service);
    await service.ready();
    if (service.httpUrl !== undefined) this.balancer.add(service.httpUrl);
  }

  /** To be done when the system stops, before its processes do. */
  onStop(step: () => Promise<void>): void {
    this.stopSteps.push(step);
  }

  /** Ends everything; fails if a process had ended that no test has killed, or does not end as it should. */
  async stop(): Promise<void> {
    await Promise.all(this.stopSteps.map((step) => step()));
    const crashed = await this.findCrashed();
    const gateways = this.services.filter(({ name }) => name === 'gateway');
    await Promise.all(gateways.map((service) => service.stop()));
    await Promise.all(this.services.map((service) => service.stop()));
    this.redis.disconnect();
    await this.balancer.stop();
    await this.form.stop();
    if (crashed.length > 0) throw new Error(`Processes ended by themselves:\n${crashed.join('\n')}`);
    const unclean = await this.findUnclean();
    if (unclean.length > 0) throw new Error(`Processes did not stop in good order:\n${unclean.join('\n')}`);
  }

  private async findUnclean(): Promise<string[]> {
    const expected = this.services.filter((service) => !this.downed.has(service));
    const exits = await Promise.all(expected.map((service) => service.exited));
    return expected
      .filter((_, i) => exits[i]?.code !== 0)
      .map((service) => `${service.name}: ${service.output()}`);
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
