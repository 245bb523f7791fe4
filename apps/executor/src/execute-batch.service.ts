import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ContentSource, type PackFinder } from '@melee/combat/content';
import {
  type BattleContext,
  type CombatAction,
  CombatError,
  parseAction,
  type SessionMeta,
  type WorkerBatchJob,
} from '@melee/combat/dto';
import { CombatDispatch } from '@melee/combat/messaging';
import { resolveAction, type Rules, rulesOfBattle } from '@melee/combat/pipeline';
import { CombatManager } from '@melee/combat/repository';
import {
  type BatchOutcome,
  CONFIG,
  type ExecutorConfig,
  ExecutorMetrics,
  TRACER,
  type Tracer,
} from '@melee/platform';
import { BatchResult } from './batch-result.js';
import { BatchTally } from './batch-tally.js';
import { RareReports } from './rare-reports.js';
import { WorkerLock } from './worker-lock.js';

/** After this time of computing, timers and sockets get their turn; milliseconds. */
const LONGEST_TURN_MS = 10;

/** A battle whose content pack is not loaded here is tried again no sooner than this, unless something happens in it. */
const UNKNOWN_CONTENT_WAIT_MS = 5_000;
/** Of each such battle this often at most a line is logged. */
const REPORT_EVERY_MS = 60_000;

/** The span of what is computed between the two scripts. */
const RESOLVE = { name: 'resolve' } as const;

/** One Executor run: takes the lock, resolves the first actions of the queue, commits once, wakes the Collector. */
@Injectable()
export class ExecuteBatchService {
  private readonly logger = new Logger(ExecuteBatchService.name);
  private readonly reports = new RareReports(REPORT_EVERY_MS);

  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(CombatDispatch) private readonly dispatch: CombatDispatch,
    @Inject(ContentSource) private readonly content: PackFinder,
    @Inject(CONFIG) private readonly config: ExecutorConfig,
    @Inject(ExecutorMetrics) private readonly metrics: ExecutorMetrics,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {}

  async run({ sid, batchSize }: WorkerBatchJob): Promise<void> {
    // A commit that found the flag raised knows of a signal that is on its way; nobody else knows anything.
    let isHeartbeatOwed = true;
    try {
      isHeartbeatOwed = await this.execute(sid, batchSize);
    } catch (error) {
      if (isPackMissing(error)) {
        isHeartbeatOwed = false;
        this.ended('content_missing');
        await this.handBack(sid, error);
      } else if (isOver(error)) this.ended('over');
      else {
        this.ended('failed');
        throw error;
      }
    } finally {
      if (isHeartbeatOwed) this.dispatch.signal({ sid, type: 'heartbeat' });
    }
  }

  /**
   * This Executor cannot resolve the battle, but another one may have its pack, or get it: the actions stay queued and
   * the sweep calls an Executor again. A heartbeat, or another try of the job, would only call one at once.
   */
  private async handBack(sid: string, { code, details }: CombatError): Promise<void> {
    await this.combat.index.putOff(sid, UNKNOWN_CONTENT_WAIT_MS);
    if (!this.reports.isDue(sid)) return;
    const missing = details['kind'] === 'pack' ? 'content pack is not loaded' : 'rules version is not known';
    this.logger.error({ sid, code, details }, `a batch was handed back: its ${missing} here`);
  }

  /** Whether the Collector is owed a heartbeat. */
  private async execute(sid: string, batchSize: number): Promise<boolean> {
    const token = randomUUID();
    const context = await this.combat.takeBatch(sid, token, this.config.lock.ttlMs, batchSize);
    if (context === null) {
      this.ended('busy');
      return true;
    }
    const lock = new WorkerLock(this.combat, sid, token, this.config.lock, (error) => {
      this.logger.warn({ sid, err: error }, 'the lock could not be renewed');
    });
    try {
      const tally = new BatchTally();
      const result = await this.tracer.run(RESOLVE, () => this.resolve(context, lock, tally));
      const { traceparent } = this.tracer.current;
      const committed = await this.combat.commitBattleResults(sid, token, result.changes(), traceparent);
      this.ended(committed.outcome);
      if (committed.outcome === 'committed') {
        tally.count(this.metrics, committed.committedAt);
        if (this.tracer.isOn) tally.trace(this.tracer, committed.committedAt);
        return committed.isSignalOwed;
      }
      this.logger.warn({ sid, code: 'lock/zombie' }, 'the lock was lost, nothing was written');
      return true;
    } catch (error) {
      await this.combat.releaseWorkerLock(sid, token);
      throw error;
    } finally {
      await lock.stop();
    }
  }

  private ended(outcome: BatchOutcome): void {
    this.metrics.batchEnded(outcome);
    if (this.tracer.isOn) this.tracer.current.set({ 'melee.batch.outcome': outcome });
  }

  private async resolve(
    { meta, actors, queue }: BattleContext,
    lock: WorkerLock,
    tally: BatchTally,
  ): Promise<BatchResult> {
    const rules = rulesOfBattle(meta, await this.content.get(meta.contentId));
    const result = new BatchResult(meta.sid, { step: meta.step, actors });
    let turnBegan = performance.now();
    for (const entry of queue) {
      if (lock.isLost) break;
      tally.add(this.resolveEntry(entry, meta, rules, result));
      if (performance.now() - turnBegan > LONGEST_TURN_MS) {
        await setImmediate();
        turnBegan = performance.now();
      }
    }
    return result;
  }

  /** One action that fails must not cost the others of the batch; null for one that does. */
  private resolveEntry(
    entry: string,
    { sid, seed }: SessionMeta,
    rules: Rules,
    result: BatchResult,
  ): CombatAction | null {
    let action: CombatAction | null = null;
    try {
      action = parseAction(entry);
      result.resolved(action, resolveAction(result.state, action, seed, rules));
      return action;
    } catch (error) {
      this.logger.error({ sid, entry, err: error }, 'an action was put to the dead letters');
      result.failed(entry, action, error);
      return null;
    }
  }
}

/** The pack of the battle, not an id that is missing in it: that would be one action's failure. */
const isPackMissing = (error: unknown): error is CombatError =>
  error instanceof CombatError && error.code === 'content/unknown-id';

/** The battle ended, or its records expired, while the job waited: trying again would find the same. */
const isOver = (error: unknown) =>
  error instanceof CombatError && (error.code === 'session/not-found' || error.code === 'session/not-active');
