/** Resolves when what it looks at works, and rejects with the reason when it does not. */
export type HealthCheck = () => Promise<void>;

export type CheckReport =
  | { readonly status: 'ok'; readonly ms: number }
  | { readonly status: 'failed'; readonly ms: number; readonly error: string };

/** The results of checks by their names, and whether all have passed. */
export interface CheckResults {
  readonly isHealthy: boolean;
  readonly checks: Readonly<Record<string, CheckReport>>;
}

/** Checks by name, run together. */
export class CheckSet {
  private readonly checks = new Map<string, HealthCheck>();
  private readonly running = new Map<string, Promise<void>>();

  /** @param timeoutMs a check that takes longer than this has failed. */
  constructor(private readonly timeoutMs: number) {}

  /**
   * Adds a check under a name of its own and answers with a function that takes it out again.
   *
   * @throws {Error} if the name is taken.
   */
  add(name: string, check: HealthCheck): () => void {
    if (this.checks.has(name)) throw new Error(`There is already a health check named ${name}.`);
    this.checks.set(name, check);
    return () => {
      this.checks.delete(name);
    };
  }

  /** Runs all checks side by side. Never rejects. */
  async run(): Promise<CheckResults> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await this.runOne(name, check)] as const),
    );
    return {
      isHealthy: entries.every(([, { status }]) => status === 'ok'),
      checks: Object.fromEntries(entries),
    };
  }

  private async runOne(name: string, check: HealthCheck): Promise<CheckReport> {
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      const fail = () => {
        reject(new Error(`no answer within ${this.timeoutMs} ms`));
      };
      timer = setTimeout(fail, this.timeoutMs);
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
