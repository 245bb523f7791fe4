import type { SessionId } from '@melee/combat/dto';
import type { CombatManager } from '@melee/combat/repository';

export interface LockTimes {
  readonly ttlMs: number;
  readonly renewMs: number;
}

/**
 * Renews the lock of one run until it is stopped. That the lock was lost is only a reason to stop working early:
 * what a zombie would write is refused by the commit itself.
 */
export class WorkerLock {
  private readonly timer: NodeJS.Timeout;
  private renewing: Promise<void> = Promise.resolve();
  private lost = false;

  constructor(
    private readonly combat: Pick<CombatManager, 'extendWorkerLock'>,
    private readonly sid: SessionId,
    private readonly token: string,
    { ttlMs, renewMs }: LockTimes,
    private readonly onError: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => {
      this.renewing = this.renew(ttlMs);
    }, renewMs);
  }

  get isLost(): boolean {
    return this.lost;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
  }

  private async renew(ttlMs: number): Promise<void> {
    try {
      this.lost = !(await this.combat.extendWorkerLock(this.sid, this.token, ttlMs));
    } catch (error) {
      this.onError(error);
    }
  }
}
