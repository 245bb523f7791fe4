import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  CombatError,
  type CollectorPlan,
  type CollectorSignal,
  type CollectorSnapshot,
} from '@melee/combat/dto';
import { CombatDispatch } from '@melee/combat/messaging';
import { CombatManager } from '@melee/combat/repository';
import {
  type CollectorConfig,
  CollectorMetrics,
  CONFIG,
  type PassOutcome,
  TRACER,
  type Tracer,
} from '@melee/platform';
import { batchSizeFor } from './planning/batch-size.js';
import { isUnderWay } from './planning/next-look.js';
import { planPass } from './planning/plan-pass.js';
import { RecordKeeperService } from './record-keeper.service.js';
import { tracePlan } from './trace-plan.js';

/** What a pass looks at and has done in one go; the rest is left to the next pass. */
const MOST_ACTIONS = 500;

/**
 * One look at one session: from a fresh snapshot to moves that became actions, and to the jobs that are owed for them.
 * Passes for one session may overlap: the transfer script decides which of them takes a move.
 */
@Injectable()
export class CollectPassService {
  private readonly logger = new Logger(CollectPassService.name);

  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(CombatDispatch) private readonly dispatch: CombatDispatch,
    @Inject(RecordKeeperService) private readonly records: RecordKeeperService,
    @Inject(CONFIG) private readonly config: CollectorConfig,
    @Inject(CollectorMetrics) private readonly metrics: CollectorMetrics,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {}

  async run(signal: CollectorSignal): Promise<void> {
    try {
      const outcome = await this.look(signal);
      this.metrics.passEnded(outcome);
      if (this.tracer.isOn) this.tracer.current.set({ 'melee.pass.outcome': outcome });
    } catch (error) {
      this.metrics.passEnded('failed');
      throw error;
    }
  }

  private async look({ sid, type }: CollectorSignal): Promise<PassOutcome> {
    try {
      const snapshot = await this.combat.loadSnapshot(sid);
      if (snapshot.meta.status !== 'finished') return await this.pass(snapshot, type === 'check_timeout');
      await this.records.close(sid);
      return 'finished';
    } catch (error) {
      if (!(error instanceof CombatError)) throw error;
      return this.leave(sid, error);
    }
  }

  private async pass(snapshot: CollectorSnapshot, isAppointment: boolean): Promise<PassOutcome> {
    const { sid } = snapshot.meta;
    const plan = planPass(snapshot, {
      mostActions: MOST_ACTIONS,
      ...this.config.session,
    });
    if (this.tracer.isOn) tracePlan(this.tracer.current, plan);
    if (plan.finish !== null) {
      const outcome = await this.combat.finishSession(sid, plan.finish, snapshot.meta.revision);
      if (outcome === 'changed') this.dispatch.signal({ sid, type: 'heartbeat' });
      else await this.records.close(sid);
      return outcome === 'changed' ? 'idle' : 'finished';
    }
    const hasWorked = await this.apply(snapshot, plan);
    if (isAppointment) await this.makeAppointment(snapshot, plan);
    return hasWorked ? 'worked' : 'idle';
  }

  /** Whether there was anything to do. */
  private async apply(snapshot: CollectorSnapshot, plan: CollectorPlan): Promise<boolean> {
    const { sid } = snapshot.meta;
    const { lock, ai, batch } = this.config;
    const batchSize = batchSizeFor(Object.keys(snapshot.meta.kinds).length, batch);
    const hasChanges = plan.actions.length > 0 || plan.cancellations.length > 0 || plan.asks.length > 0;
    if (!hasChanges) {
      const isRestWaiting = snapshot.queueLength > 0 && !snapshot.isBusy;
      const isExecutorOwed =
        isRestWaiting && (await this.combat.checkAndLockBusyForCollector(sid, lock.pendingTtlMs));
      if (isExecutorOwed) this.dispatch.executeBatch({ sid, batchSize });
      return isExecutorOwed;
    }
    const done = await this.combat.transferIntentsToActions(sid, plan, lock.pendingTtlMs, ai.patienceMs);
    if (done.isExecutorOwed) this.dispatch.executeBatch({ sid, batchSize });
    for (const { cid, askId, targets } of done.asks) {
      const seed = `${snapshot.meta.seed}/${cid}/${String(askId)}`;
      this.dispatch.askBot({ sid, cid, askId, missingTargets: targets, seed });
    }
    if (plan.isPartial) this.dispatch.signal({ sid, type: 'heartbeat' });
    return true;
  }

  /**
   * The sweep has made an appointment that is soon. A session in which nothing is under way can wait for longer,
   * unless something happened between the snapshot and the putting off: who did that may have relied on the index.
   */
  private async makeAppointment(snapshot: CollectorSnapshot, plan: CollectorPlan): Promise<void> {
    const { sid, revision } = snapshot.meta;
    const { lookAgainMs, idleLookMs } = this.config.session;
    const untilDeadline = Math.max(0, (plan.nextDeadline ?? Infinity) - snapshot.now);
    if (untilDeadline < lookAgainMs) await this.combat.index.touch(sid, untilDeadline);
    else if (!isUnderWay(snapshot, plan, lookAgainMs)) {
      await this.combat.index.putOff(sid, Math.min(untilDeadline, idleLookMs));
      if ((await this.combat.readRevision(sid)) !== revision) await this.combat.index.touch(sid, lookAgainMs);
    }
  }

  private async leave(sid: string, error: CombatError): Promise<PassOutcome> {
    switch (error.code) {
      case 'session/not-found':
        await this.combat.index.remove(sid);
        // Created since it was looked for: whoever creates it later than this enters it again.
        if ((await this.combat.readRevision(sid)) !== null) {
          await this.combat.index.touch(sid, this.config.session.lookAgainMs);
        }
        return 'gone';
      case 'session/not-active':
        // It was finished after the snapshot.
        await this.records.close(sid);
        return 'finished';
      default:
        this.logger.error(
          { sid, code: error.code, details: error.details, err: error },
          'a session was left alone',
        );
        return 'left';
    }
  }
}
