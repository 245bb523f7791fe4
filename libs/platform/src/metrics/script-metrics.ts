import { Counter, Histogram } from 'prom-client';
import type { MetricsRegistry } from './metrics-registry.js';

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** The scripts that an app has Redis run. */
export class ScriptMetrics {
  private readonly duration: Histogram;
  private readonly errors: Counter;
  private readonly durations = new Map<string, { observe(seconds: number): void }>();

  constructor(registry: MetricsRegistry) {
    const registers = [registry];
    this.duration = new Histogram({
      name: 'melee_script_duration_seconds',
      help: 'Time from the sending of a script to its answer, as the app sees it.',
      labelNames: ['script'],
      buckets: SECONDS,
      registers,
    });
    this.errors = new Counter({
      name: 'melee_script_errors_total',
      help: 'Scripts that refused (the code of the refusal) or could not be run (redis/…).',
      labelNames: ['script', 'code'],
      registers,
    });
  }

  scriptRan(script: string, seconds: number, errorCode: string | null): void {
    this.durationOf(script).observe(seconds);
    if (errorCode !== null) this.errors.inc({ script, code: errorCode });
  }

  private durationOf(script: string) {
    const known = this.durations.get(script);
    if (known !== undefined) return known;
    const bound = this.duration.labels({ script });
    this.durations.set(script, bound);
    return bound;
  }
}
