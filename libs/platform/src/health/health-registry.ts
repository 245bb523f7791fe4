import { Injectable } from '@nestjs/common';

/** Resolves when what it looks at works, and rejects with the reason when it does not. */
export type HealthCheck = () => Promise<void>;

export type CheckReport =
  | { readonly status: 'ok'; readonly ms: number }
  | { readonly status: 'failed'; readonly ms: number; readonly error: string };

/** Whether the process should be given work; only `ready` means yes. */
export interface ReadinessReport {
  readonly status: 'starting' | 'ready' | 'unavailable' | 'draining';
  readonly checks: Readonly<Record<string, CheckReport>>;
}

const DEFAULT_CHECK_TIMEOUT_MS = 1000;

/** Knows the checks of a process and the phase of its life. */
@Injectable()
export class HealthRegistry {
  private readonly checks = new Map<string, HealthCheck>();
  private readonly running = new Map<string, Promise<void>>();
  private phase: 'starting' | 'started' | 'draining' = 'starting';

  /** @param checkTimeoutMs a check that takes longer than this has failed. */
  constructor(private readonly checkTimeoutMs: number = DEFAULT_CHECK_TIMEOUT_MS) {}

  /**
   * Adds a check under a name of its own and answers with a function that takes it out again.
   *
   * @throws {Error} if the name is taken.
   */
  register(name: string, check: HealthCheck): () => void {
    if (this.checks.has(name)) throw new Error(`There is already a health check named ${name}.`);
    this.checks.set(name, check);
    return () => {
      this.checks.delete(name);
    };
  }

  /** From now on the process is ready whenever all checks pass. */
  markStarted(): void {
    if (this.phase === 'starting') this.phase = 'started';
  }

  /** From now on the process is never ready again. */
  markDraining(): void {
    this.phase = 'draining';
  }

  /** Runs all checks side by side. Never rejects. */
  async readiness(): Promise<ReadinessReport> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await this.run(name, check)] as const),
    );
    const isHealthy = entries.every(([, { status }]) => status === 'ok');
    return { status: this.statusWhen(isHealthy), checks: Object.fromEntries(entries) };
  }

  private statusWhen(isHealthy: boolean): ReadinessReport['status'] {
    if (this.phase !== 'started') return this.phase;
    return isHealthy ? 'ready' : 'unavailable';
  }

  private async run(name: string, check: HealthCheck): Promise<CheckReport> {
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      const fail = () => {
        reject(new Error(`no answer within ${this.checkTimeoutMs} ms`));
      };
      timer = setTimeout(fail, this.checkTimeoutMs);
    });
    try {
      await Promise.race([this.join(name, check), timeout]);
      return { status: 'ok', ms: elapsed() };
    } catch (error) {
      return {
        status: 'failed',
        ms: elapsed(),
        error: error instanceof Error ? error.message : String(error),
      };
    } finally {
      clearTimeout(timer);
    }
  }

  /** A check that hangs is joined by the next report instead of started once more: probes must not pile up. */
  private join(name: string, check: HealthCheck): Promise<void> {
    const running = this.running.get(name);
    if (running !== undefined) return running;
    const started = Promise.resolve()
      .then(check)
      .finally(() => this.running.delete(name));
    this.running.set(name, started);
    return started;
  }
}
