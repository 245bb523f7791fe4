import { Redis } from 'ioredis';
import { CombatManager } from '../combat-manager.js';
import type { Encoding } from '../encoding.js';
import { genesisOf, OWN_SESSIONS, type GenesisTraits, type Sides } from './documents.js';
import { scanKeys } from './raw-state.js';
import { TestBattle } from './test-battle.js';
import { acquireTestRedis, type TestRedis } from './test-redis.js';

/** A connected repository for the tests of one `describe`, and battles in it. */
export class Battlefield {
  private server: TestRedis | null = null;
  private readonly clients: Redis[] = [];
  private opened: { readonly redis: Redis; readonly manager: CombatManager } | null = null;

  constructor(readonly encoding: Encoding) {}

  get redis(): Redis {
    return this.connected().redis;
  }

  get manager(): CombatManager {
    return this.connected().manager;
  }

  async open(): Promise<void> {
    this.server = await acquireTestRedis(this.encoding);
    const redis = this.connect();
    this.opened = { redis, manager: await this.openManager(redis) };
  }

  /** Leaves nothing on a server that others use too. */
  async close(): Promise<void> {
    const keys = await scanKeys(this.redis, `combat:rbc:{${OWN_SESSIONS}*`);
    await Promise.all(keys.map((key) => this.redis.unlink(key)));
    await Promise.all(this.clients.map((client) => client.quit()));
    await this.server?.stop();
  }

  /** Another connection to the same server; closed with the battlefield. */
  connect(keyPrefix = ''): Redis {
    if (this.server === null) throw new Error('The battlefield is not open.');
    const client = new Redis(this.server.url, { keyPrefix });
    this.clients.push(client);
    return client;
  }

  /** A repository of another process, so to speak. */
  async openManager(
    redis: Redis = this.connect(),
    encoding: Encoding = this.encoding,
  ): Promise<CombatManager> {
    return CombatManager.open(redis, { encoding });
  }

  /** A battle that has just been created, its first signal taken. */
  async startBattle(sides: Sides, traits: GenesisTraits = {}): Promise<TestBattle> {
    const genesis = genesisOf(sides, traits);
    await this.manager.createSession(genesis);
    await this.manager.loadSnapshot(genesis.sid);
    return new TestBattle(this.manager, this.redis, genesis);
  }

  private connected() {
    if (this.opened === null) throw new Error('The battlefield is not open.');
    return this.opened;
  }
}

/** A battlefield for the tests of the surrounding `describe`. */
export function useBattlefield(encoding: Encoding): Battlefield {
  const battlefield = new Battlefield(encoding);
  beforeAll(() => battlefield.open());
  afterAll(() => battlefield.close());
  return battlefield;
}
