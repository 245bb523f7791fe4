import type { HealthCheck } from './check-set.js';

const SAMPLE_MS = 500;
const SAMPLES = 5;

/**
 * How late the event loop is, as the median of the last few samples: a single long pause makes one sample late, a loop
 * that cannot keep up makes all of them late.
 */
export class LoopLag {
  private readonly lagsMs: number[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes a sample every half second from now on, and keeps no process from ending. */
  start(): void {
    const dueAt = this.now() + SAMPLE_MS;
    this.timer = setTimeout(() => {
      this.lagsMs.push(Math.max(0, this.now() - dueAt));
      if (this.lagsMs.length > SAMPLES) this.lagsMs.shift();
      this.start();
    }, SAMPLE_MS).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Milliseconds; 0 until there are samples enough. */
  get medianMs(): number {
    if (this.lagsMs.length < SAMPLES) return 0;
    return this.lagsMs.toSorted((a, b) => a - b)[Math.floor(SAMPLES / 2)] ?? 0;
  }

  /** Fails while the loop is later than the bound, milliseconds. */
  check(boundMs: number): HealthCheck {
    return () => {
      const lagMs = Math.round(this.medianMs);
      return lagMs <= boundMs
        ? Promise.resolve()
        : Promise.reject(new Error(`the event loop is ${lagMs} ms late, of at most ${boundMs} ms`));
    };
  }
}
