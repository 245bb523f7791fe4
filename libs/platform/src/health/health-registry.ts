import { Injectable } from '@nestjs/common';
import { type CheckReport, CheckSet, type HealthCheck } from './check-set.js';

/** Whether the process should be given work; only `ready` means yes. */
export interface ReadinessReport {
  readonly status: 'starting' | 'ready' | 'unavailable' | 'draining';
  readonly checks: Readonly<Record<string, CheckReport>>;
}

/** Whether the process can be helped by anything but a restart. */
export interface LivenessReport {
  readonly status: 'alive' | 'stuck';
  readonly checks: Readonly<Record<string, CheckReport>>;
}

const DEFAULT_CHECK_TIMEOUT_MS = 1000;

/** Knows the checks of a process and the phase of its life. */
@Injectable()
export class HealthRegistry {
  private readonly forReadiness: CheckSet;
  private readonly forLiveness: CheckSet;
  private phase: 'starting' | 'started' | 'draining' = 'starting';

  /** @param checkTimeoutMs a check that takes longer than this has failed. */
  constructor(checkTimeoutMs: number = DEFAULT_CHECK_TIMEOUT_MS) {
    this.forReadiness = new CheckSet(checkTimeoutMs);
    this.forLiveness = new CheckSet(checkTimeoutMs);
  }

  /**
   * Adds a check without which the process is not ready, under a name of its own, and answers with a function that
   * takes it out again.
   *
   * @throws {Error} if the name is taken.
   */
  register(name: string, check: HealthCheck): () => void {
    return this.forReadiness.add(name, check);
  }

  /**
   * The same for a check that fails only when nothing but a restart of the process helps. What comes back by itself,
   * such as a lost Redis, is no such thing.
   *
   * @throws {Error} if the name is taken.
   */
  registerVital(name: string, check: HealthCheck): () => void {
    return this.forLiveness.add(name, check);
  }

  /** From now on the process is ready whenever all checks pass. */
  markStarted(): void {
    if (this.phase === 'starting') this.phase = 'started';
  }

  /** From now on the process is never ready again. */
  markDraining(): void {
    this.phase = 'draining';
  }

  /** Runs the checks of readiness. Never rejects. */
  async readiness(): Promise<ReadinessReport> {
    const { isHealthy, checks } = await this.forReadiness.run();
    return { status: this.statusWhen(isHealthy), checks };
  }

  /** Runs the vital checks. Never rejects. A process that ends is left to end, whatever they say. */
  async liveness(): Promise<LivenessReport> {
    const { isHealthy, checks } = await this.forLiveness.run();
    return { status: isHealthy || this.phase === 'draining' ? 'alive' : 'stuck', checks };
  }

  private statusWhen(isHealthy: boolean): ReadinessReport['status'] {
    if (this.phase !== 'started') return this.phase;
    return isHealthy ? 'ready' : 'unavailable';
  }
}
