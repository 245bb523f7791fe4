import { randomUUID } from 'node:crypto';
import type {
  BattleChanges,
  CollectorPlan,
  CollectorSnapshot,
  CombatAction,
  ExchangeAction,
  ExchangeIntent,
  ExchangeMove,
  Genesis,
  LogEntry,
  MovesDocument,
} from '../../dto/index.js';
import type { CombatManager } from '../combat-manager.js';
import { sessionKeys } from '../keys.js';
import type { Committed, Registered, Transferred } from '../outcomes.js';
import type { RedisClient } from '../redis-client.js';
import { changesOf, exchangeAction, exchangesExecuted, planOf, strike } from './intents.js';
import { readDocument } from './raw-state.js';

const PROMISE_MS = 30_000;
const PATIENCE_MS = 30_000;
const LOCK_MS = 30_000;

/** One battle and the steps that most tests take in it. */
export class TestBattle {
  readonly sid: string;

  constructor(
    readonly manager: CombatManager,
    readonly redis: RedisClient,
    readonly genesis: Genesis,
  ) {
    this.sid = genesis.sid;
  }

  register(intent: ExchangeIntent): Promise<Registered> {
    return this.manager.registerExchangeMove(this.sid, intent);
  }

  /** Registers a strike and answers its move id. */
  async strike(cid: string, target: string, more: Partial<ExchangeIntent> = {}): Promise<string> {
    const intent = strike(cid, target, more);
    await this.register(intent);
    return intent.moveId;
  }

  snapshot(): Promise<CollectorSnapshot> {
    return this.manager.loadSnapshot(this.sid);
  }

  transfer(plan: Partial<CollectorPlan>, patienceMs = PATIENCE_MS): Promise<Transferred> {
    return this.manager.transferIntentsToActions(this.sid, planOf(plan), PROMISE_MS, patienceMs);
  }

  /** The waiting strike with this id, as the Collector sees it. */
  async waitingStrike(cid: string, moveId: string): Promise<ExchangeMove> {
    const move = (await this.snapshot()).moves[cid]?.exchange[moveId];
    if (move === undefined) throw new Error(`${cid} has no waiting strike ${moveId}.`);
    return move;
  }

  /** Registers two strikes at each other; the action they make is not queued. */
  async pair(a: string, b: string): Promise<ExchangeAction> {
    const first = await this.strike(a, b);
    const second = await this.strike(b, a);
    return exchangeAction(await this.waitingStrike(a, first), await this.waitingStrike(b, second));
  }

  /** The same, and queued. */
  async queuedPair(a: string, b: string): Promise<ExchangeAction> {
    const action = await this.pair(a, b);
    await this.transfer({ actions: [action] });
    return action;
  }

  /** Registers a strike that is not answered and queues it as a forced one. */
  async queuedForced(cid: string, target: string): Promise<ExchangeAction> {
    const action = exchangeAction(await this.waitingStrike(cid, await this.strike(cid, target)), null);
    await this.transfer({ actions: [action] });
    return action;
  }

  /** Takes the lock for a new Executor run. */
  async lock(): Promise<string> {
    const token = randomUUID();
    if (!(await this.manager.acquireWorkerLock(this.sid, token, LOCK_MS)))
      throw new Error('The battle is busy.');
    return token;
  }

  commit(token: string, changes: Partial<BattleChanges> = {}): Promise<Committed> {
    return this.manager.commitBattleResults(this.sid, token, changesOf(changes));
  }

  /** One whole Executor run on these actions from the front of the queue. */
  async execute(actions: readonly CombatAction[], part: Partial<BattleChanges> = {}): Promise<Committed> {
    const token = await this.lock();
    return this.manager.commitBattleResults(this.sid, token, exchangesExecuted(actions, part));
  }

  /** Takes actors out of the fight. */
  async defeat(...cids: string[]): Promise<Committed> {
    return this.commit(await this.lock(), { defeated: cids });
  }

  async targets(): Promise<Record<string, unknown>> {
    return readDocument(this.redis, sessionKeys.targets(this.sid));
  }

  async movesOf(cid: string): Promise<MovesDocument> {
    return (await readDocument(this.redis, sessionKeys.moves(this.sid, cid))) as unknown as MovesDocument;
  }

  async actor(cid: string): Promise<Record<string, unknown>> {
    return readDocument(this.redis, sessionKeys.actor(this.sid, cid));
  }

  async queue(): Promise<CombatAction[]> {
    const entries = await this.redis.lrange(sessionKeys.actions(this.sid), 0, -1);
    return entries.map((entry) => JSON.parse(entry) as CombatAction);
  }

  log(): Promise<LogEntry[]> {
    return this.manager.readLog(this.sid, 0, 10_000);
  }
}
