import type {
  ActorDocument,
  ActorId,
  BattleChanges,
  BattleContext,
  CollectorPlan,
  CollectorSnapshot,
  ExchangeIntent,
  FinishReason,
  Genesis,
  InstantIntent,
  ItemIntent,
  MoveIntent,
  SessionId,
  SessionStatus,
  Traceparent,
  Webhook,
} from '../dto/index.js';
import { ACTOR_PARTS } from '../dto/index.js';
import { commitArguments, createSessionArguments, hotJoinArguments, transferArguments } from './arguments.js';
import { BattleMaintenance } from './battle-maintenance.js';
import { BattleReader } from './battle-reader.js';
import { chooseEncoding, type Encoding } from './encoding.js';
import { encodeIntent } from './intent.js';
import type { BatchRegistered, Committed, Created, Joined, Registered, Transferred } from './outcomes.js';
import { Partitions } from './partitions.js';
import type { RedisClient } from './redis-client.js';
import { readContext, readSnapshot } from './replies.js';
import type { ScriptObserver } from './script-observer.js';
import { ScriptRunner } from './script-runner.js';
import { SessionIndex } from './session-index.js';

export interface CombatManagerOptions {
  /** `auto` asks the server. Sessions keep the encoding that they were created with. */
  readonly encoding: Encoding | 'auto';
  /** Into how many partitions this process places sessions; 1 unless told. */
  readonly partitions?: number;
  /** Nobody hears of the scripts unless told. */
  readonly observer?: ScriptObserver;
}

/**
 * The state of battles in Redis. Every operation is one script and one round trip, and either happens whole or not at
 * all. Refusals are thrown as `CombatError`; anything else that is thrown comes from Redis or the way to it.
 */
export class CombatManager extends BattleReader {
  readonly index: SessionIndex;
  readonly maintenance: BattleMaintenance;

  private constructor(
    redis: RedisClient,
    scripts: ScriptRunner,
    readonly encoding: Encoding,
    readonly partitions: Partitions,
  ) {
    super(redis, scripts);
    this.index = new SessionIndex(scripts, partitions);
    this.maintenance = new BattleMaintenance(redis, scripts, this.index, partitions);
  }

  /**
   * Chooses the encoding, loads the scripts and announces the partitions.
   * @throws Error if the server has no JSON commands where they are wanted, or refuses them.
   */
  static async open(redis: RedisClient, options: CombatManagerOptions): Promise<CombatManager> {
    const encoding = await chooseEncoding(redis, options.encoding);
    const scripts = new ScriptRunner(redis, encoding, options.observer);
    await scripts.load();
    const partitions = new Partitions(scripts, options.partitions);
    await partitions.announce();
    return new CombatManager(redis, scripts, encoding, partitions);
  }

  /** Sees to it that the server knows all scripts; one that was restarted has forgotten them. */
  async ensureScripts(): Promise<void> {
    await this.scripts.ensureLoaded();
  }

  /**
   * Creates a battle. The same genesis again changes nothing, whatever its webhooks. The session must be in the index
   * before.
   * @throws CombatError `session/exists`.
   */
  async createSession(genesis: Genesis, webhooks: readonly Webhook[] = []): Promise<Created> {
    const args = createSessionArguments(genesis, webhooks);
    const [outcome, owed] = await this.run('createSession', genesis.sid, args);
    return { isNew: outcome === 'created', isSignalOwed: owed === 1 };
  }

  /**
   * Declares a strike: its target leaves the actor's queue and the move stands until it is answered or its deadline.
   * @param traceparent of the trace in which it is declared; kept with the move, never part of what was declared.
   * @throws CombatError `move/invalid`, `move/conflict`, `session/not-found`, `session/not-active`, `actor/not-found`,
   *   `actor/defeated`, `target/not-available`, `feint/not-in-hand`.
   */
  async registerExchangeMove(
    sid: SessionId,
    intent: ExchangeIntent,
    traceparent?: Traceparent,
  ): Promise<Registered> {
    const { cid, target, moveId, feintId = '' } = intent;
    const args = [cid, target, moveId, feintId, encodeIntent(intent)];
    if (traceparent !== undefined) args.push(traceparent);
    const answer = await this.run('registerExchangeMove', sid, args, { cid, target, moveId });
    const [outcome, owed, deadline, waitsMs] = answer;
    return {
      outcome: outcome as Registered['outcome'],
      isSignalOwed: owed === 1,
      deadline: deadline === undefined ? null : Number(deadline),
      waitsMs: waitsMs === undefined ? null : (waitsMs as number),
    };
  }

  /** Declares moves of one actor; one that is refused does not touch the others. */
  async registerMovesBatch(
    sid: SessionId,
    cid: ActorId,
    intents: readonly MoveIntent[],
    traceparent: Traceparent = '',
  ): Promise<BatchRegistered> {
    const args = intents.flatMap((intent) => {
      const move = [intent.strategy, intent.moveId, encodeIntent({ ...intent, cid })];
      return intent.strategy === 'exchange' ? [...move, intent.target, intent.feintId ?? ''] : move;
    });
    const batch = [cid, traceparent, intents.length, ...args];
    const answer = await this.run('registerMovesBatch', sid, batch, { cid });
    const [, owed, waitsMs, ...outcomes] = answer;
    return {
      outcomes: outcomes as string[],
      isSignalOwed: owed === 1,
      waitsMs: waitsMs === '' ? null : (waitsMs as number),
    };
  }

  /**
   * Declares the use of an item or an ability.
   * @throws CombatError as for an exchange move, and `move/too-many`.
   */
  async registerInstantMove(
    sid: SessionId,
    intent: ItemIntent | InstantIntent,
    traceparent?: Traceparent,
  ): Promise<Registered> {
    const { cid, strategy, moveId } = intent;
    const args = [cid, strategy, moveId, encodeIntent(intent)];
    if (traceparent !== undefined) args.push(traceparent);
    const [outcome, owed] = await this.run('registerInstantMove', sid, args, { cid, moveId });
    return {
      outcome: outcome as Registered['outcome'],
      isSignalOwed: owed === 1,
      deadline: null,
      waitsMs: null,
    };
  }

  /**
   * Takes the next target out of an actor's queue: the actor gives it up. Null if there is none. The same `requestId`
   * again answers the same and takes nothing more; an empty one is never the same.
   */
  async popPlayerTarget(sid: SessionId, cid: ActorId, requestId = ''): Promise<ActorId | null> {
    const [, target] = await this.run('popPlayerTarget', sid, [cid, requestId], { cid });
    return target === '' ? null : (target as ActorId);
  }

  /** What the Collector decides from. Lowers the signal flag before it reads. */
  async loadSnapshot(sid: SessionId): Promise<CollectorSnapshot> {
    return readSnapshot(await this.run('loadSnapshot', sid, []));
  }

  /**
   * Remembers what a client asks for under a name of its own; a digest stands for it. False if the name stands for
   * something else already.
   * @throws CombatError `session/not-found`.
   */
  async claimRequest(sid: SessionId, name: string, digest: string): Promise<boolean> {
    const [outcome] = await this.run('claimRequest', sid, [name, digest]);
    return outcome === 'claimed';
  }

  /**
   * Applies a Collector's plan to the moves that still stand.
   * @param promiseMs how long the promise of a batch holds the session.
   * @param patienceMs how long a bot may be silent before it is asked again.
   */
  async transferIntentsToActions(
    sid: SessionId,
    plan: CollectorPlan,
    promiseMs: number,
    patienceMs: number,
  ): Promise<Transferred> {
    const args = transferArguments(plan, promiseMs, patienceMs);
    const [, queued, queueLength, owed, asks] = await this.run('transferIntentsToActions', sid, args);
    return {
      queued: queued as number,
      queueLength: queueLength as number,
      isExecutorOwed: owed === 1,
      asks: readAsks(asks as readonly (string | number)[]),
    };
  }

  /** Promises a batch for what is queued; true if nobody was at it and the caller owes an Executor. */
  async checkAndLockBusyForCollector(sid: SessionId, promiseMs: number): Promise<boolean> {
    const [, owed] = await this.run('checkAndLockBusy', sid, [promiseMs]);
    return owed === 1;
  }

  /** Takes the session for the Executor run with this token; false if another run holds it. */
  async acquireWorkerLock(sid: SessionId, token: string, ttlMs: number): Promise<boolean> {
    const [outcome] = await this.run('acquireWorkerLock', sid, [token, ttlMs]);
    return outcome === 'acquired';
  }

  /**
   * Takes the session like {@link acquireWorkerLock} and, in the same moment, loads what the run is computed from.
   * @returns null if another run holds the session.
   */
  async takeBatch(
    sid: SessionId,
    token: string,
    ttlMs: number,
    batchSize: number,
  ): Promise<BattleContext | null> {
    const answer = await this.run('takeBatch', sid, [token, ttlMs, batchSize, ...ACTOR_PARTS]);
    return answer[0] === 'ok' ? readContext(answer, this.knownTexts) : null;
  }

  /** Renews the lock; false if the token does not hold it any more. */
  async extendWorkerLock(sid: SessionId, token: string, ttlMs: number): Promise<boolean> {
    const [outcome] = await this.run('extendWorkerLock', sid, [token, ttlMs]);
    return outcome === 'extended';
  }

  /** Gives the session back without a commit; false if the token did not hold it. */
  async releaseWorkerLock(sid: SessionId, token: string): Promise<boolean> {
    const [outcome] = await this.run('releaseWorkerLock', sid, [token]);
    return outcome === 'released';
  }

  /**
   * Writes what an Executor run has computed, gives the session back, and ends the battle if it is decided.
   * @param traceparent of the trace of the run; the news of the commit carry it.
   * @throws CombatError `session/not-active` if the battle has ended meanwhile; as for a zombie, nothing was written.
   */
  async commitBattleResults(
    sid: SessionId,
    token: string,
    changes: BattleChanges,
    traceparent?: Traceparent,
  ): Promise<Committed> {
    const args = commitArguments(token, changes);
    if (traceparent !== undefined) args.push(traceparent);
    const [outcome, queueLength, status, owed, at] = await this.run('commitBattleResults', sid, args);
    if (outcome !== 'committed') return { outcome: 'zombie' };
    return {
      outcome,
      queueLength: queueLength as number,
      status: status as SessionStatus,
      isSignalOwed: owed === 1,
      committedAt: Number(at),
    };
  }

  /**
   * Takes a newcomer into a running battle. The same newcomer again changes nothing.
   * @throws CombatError `actor/exists`, `battle/too-many-actors`, `session/not-active`, `session/not-found`.
   */
  async hotJoin(sid: SessionId, actor: ActorDocument): Promise<Joined> {
    const { cid } = actor.meta;
    const args = hotJoinArguments(actor);
    const [outcome, owed] = await this.run('hotJoin', sid, args, { cid });
    return { isNew: outcome === 'joined', isSignalOwed: owed === 1 };
  }

  /**
   * Ends a battle that is decided, or that cannot go on: `reason` and `revision` are what the Collector saw.
   * @returns whether the battle is finished now, and by this call.
   */
  async finishSession(
    sid: SessionId,
    reason: FinishReason,
    revision: number,
  ): Promise<'finished' | 'already' | 'changed'> {
    const [outcome] = await this.run('finishSession', sid, [reason, revision]);
    return outcome as 'finished' | 'already' | 'changed';
  }
}

function readAsks(flat: readonly (string | number)[]): Transferred['asks'] {
  const asks: { cid: string; askId: number; targets: readonly string[] }[] = [];
  for (let i = 0; i < flat.length; i += 3) {
    const [cid, askId, targets] = [flat[i] as string, flat[i + 1] as number, flat[i + 2] as string];
    asks.push({ cid, askId, targets: JSON.parse(targets) as string[] });
  }
  return asks;
}
