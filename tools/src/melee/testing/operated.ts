import { type CombatAction, type ExchangeMove, movesOf } from '@melee/combat/dto';
import { CombatManager, indexKey, partitionOf } from '@melee/combat/repository';
import { type RedisServer, startRedis } from '@melee/harness';
import { Battle, type BattleTraits, genesisOf } from '@melee/testbed';
import { Redis } from 'ioredis';
import { runMelee } from '../melee-command.js';

/** What a command has done and said. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

const TIMEOUT_MS = 60_000;

/** A Redis with battles in it, and the command that looks into them. */
export class Operated {
  private opened: { server: RedisServer; redis: Redis; combat: CombatManager } | null = null;

  /** @param partitions of the apps that have made the battles */
  constructor(readonly partitions = 1) {}

  async open(): Promise<void> {
    const server = await startRedis();
    const redis = new Redis(server.url);
    const { partitions } = this;
    const combat = await CombatManager.open(redis, { encoding: 'auto', partitions });
    this.opened = { server, redis, combat };
  }

  async close(): Promise<void> {
    this.redis.disconnect();
    await this.parts().server.stop();
  }

  get redis(): Redis {
    return this.parts().redis;
  }

  get combat(): CombatManager {
    return this.parts().combat;
  }

  get url(): string {
    return this.parts().server.url;
  }

  /** A battle of warriors that nobody will look at for a minute. */
  async battle(
    sides: Readonly<Record<string, readonly string[]>>,
    traits: BattleTraits = {},
  ): Promise<Battle> {
    const genesis = genesisOf(sides, traits);
    await this.combat.index.touch(genesis.sid, TIMEOUT_MS);
    await this.combat.createSession(genesis);
    const battle = new Battle(genesis.sid, this.combat, this.redis);
    await battle.takeSignal();
    return battle;
  }

  /** What an Executor commits of an action that throws. */
  async fail(battle: Battle, action: CombatAction, entry = JSON.stringify(action)): Promise<void> {
    await this.redis.del(`combat:rbc:{${battle.sid}}:sys:busy`);
    const strikes = movesOf(action).filter((move): move is ExchangeMove => move.strategy === 'exchange');
    const { actionId } = action;
    await battle.commit(await battle.lock(), {
      taken: 1,
      events: [{ type: 'action_failed', actionId, code: 'internal/error' }],
      deadLetters: [{ sid: battle.sid, actionId, entry, error: { name: 'TypeError', message: 'a bug' } }],
      returns: strikes.map(({ cid, target }) => [cid, target]),
    });
  }

  /** When the index says that a battle must be looked at, milliseconds from now. */
  async dueInMs(sid: string): Promise<number> {
    const [seconds, micros] = await this.redis.time();
    const due = await this.redis.zscore(indexKey(partitionOf(sid, this.partitions)), sid);
    return due === null ? NaN : Number(due) - Number(seconds) * 1000 - Number(micros) / 1000;
  }

  async run(...args: readonly string[]): Promise<Ran> {
    return this.runIn({ REDIS_URL: this.url }, ...args);
  }

  async runIn(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
    const said = { out: '', err: '' };
    const exitCode = await runMelee(args, {
      env,
      out: (text) => (said.out += `${text}\n`),
      err: (text) => (said.err += text),
    });
    return { exitCode, ...said };
  }

  /** The same, with JSON as its answer. */
  async json(...args: readonly string[]): Promise<{ readonly exitCode: number; readonly answer: unknown }> {
    const { exitCode, out } = await this.run(...args, '--json');
    return { exitCode, answer: JSON.parse(out) as unknown };
  }

  private parts() {
    if (this.opened === null) throw new Error('There is no Redis yet.');
    return this.opened;
  }
}

/** For the tests of the surrounding `describe`. */
export function useOperated(partitions = 1): Operated {
  const operated = new Operated(partitions);
  beforeAll(() => operated.open());
  afterAll(() => operated.close());
  return operated;
}
