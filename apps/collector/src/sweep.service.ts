import { Inject, Injectable, Logger } from '@nestjs/common';
import { CombatDispatch } from '@melee/combat/messaging';
import { CombatManager } from '@melee/combat/repository';
import { type CollectorConfig, CollectorMetrics, CONFIG } from '@melee/platform';

/**
 * Wakes sessions whose time in the index has come: a deadline has passed, or a job about them was lost. Every
 * Collector sweeps; the claiming script gives each session to one of them.
 */
@Injectable()
export class SweepService {
  private readonly logger = new Logger(SweepService.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private isStopped = false;
  /** Why the last sweep failed; null if it did not. A Redis that is away is no news at every sweep. */
  private failure: string | null = null;

  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(CombatDispatch) private readonly dispatch: CombatDispatch,
    @Inject(CONFIG) private readonly config: CollectorConfig,
    @Inject(CollectorMetrics) private readonly metrics: CollectorMetrics,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.sweeping = this.sweep();
    }, this.config.sweep.intervalMs);
  }

  /** Resolves when the sweep that is under way is over; none follows. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    const { sweep, session } = this.config;
    try {
      const due = await this.combat.index.claimDue(sweep.batch, session.lookAgainMs);
      this.failure = null;
      this.metrics.swept(due.length);
      for (const sid of due) this.dispatch.signal({ sid, type: 'check_timeout' });
    } catch (error) {
      this.metrics.sweepFailed();
      const failure = String(error);
      if (failure !== this.failure)
        this.logger.warn({ err: error }, 'the index of sessions could not be swept');
      this.failure = failure;
    }
    if (!this.isStopped) this.start();
  }
}
