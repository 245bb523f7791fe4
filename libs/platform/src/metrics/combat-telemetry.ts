import type { MetricsRegistry } from './metrics-registry.js';
import { ScriptMetrics } from './script-metrics.js';
import { WorkMetrics } from './work-metrics.js';

/** What an app binds to the combat library's observer: it counts scripts and jobs. */
export class CombatTelemetry {
  private readonly scripts: ScriptMetrics;
  private readonly work: WorkMetrics;

  constructor(registry: MetricsRegistry) {
    this.scripts = new ScriptMetrics(registry);
    this.work = new WorkMetrics(registry);
  }

  scriptRan(script: string, seconds: number, errorCode: string | null): void {
    this.scripts.scriptRan(script, seconds, errorCode);
  }

  jobSent(queue: string, pieces: number): void {
    this.work.jobSent(queue, pieces);
  }

  jobNotSent(queue: string): void {
    this.work.jobNotSent(queue);
  }

  workEnded(queue: string, outcome: string): void {
    this.work.workEnded(queue, outcome);
  }
}
