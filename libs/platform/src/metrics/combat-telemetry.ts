import { withLogContext } from '../logging/index.js';
import { NO_SPAN, NO_TRACER, type Traceparent, type Tracer } from '../tracing/index.js';
import type { MetricsRegistry } from './metrics-registry.js';
import { ScriptMetrics } from './script-metrics.js';
import { WorkMetrics } from './work-metrics.js';

/** A piece of work in a job, as far as its trace goes; it comes from Redis, where anybody may have put it. */
interface TracedPiece {
  readonly sid?: unknown;
  readonly traceparent?: unknown;
  readonly follows?: unknown;
}

/** Refusals of the game are answers like others; these are not. */
const FAILURE = /^(redis|storage)\//;

/** What an app binds to the combat library's observer: it counts scripts and jobs, and traces them. */
export class CombatTelemetry {
  private readonly scripts: ScriptMetrics;
  private readonly work: WorkMetrics;

  constructor(
    registry: MetricsRegistry,
    private readonly tracer: Tracer = NO_TRACER,
  ) {
    this.scripts = new ScriptMetrics(registry);
    this.work = new WorkMetrics(registry);
  }

  scriptRan(script: string, seconds: number, errorCode: string | null): void {
    this.scripts.scriptRan(script, seconds, errorCode);
    // Scripts that nobody has asked for, such as those of the sweep, would each be a trace of their own.
    if (this.tracer.isOn && this.tracer.current !== NO_SPAN) this.traceScript(script, seconds, errorCode);
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

  /** Where whoever is asked to do more goes on; undefined if nobody traces. */
  traceparent(): Traceparent | undefined {
    return this.tracer.current.traceparent;
  }

  /** Works on a piece as a part of the trace that its job has brought along. */
  follow(queue: string, piece: TracedPiece, work: () => Promise<void>): Promise<void> {
    if (!this.tracer.isOn) return work();
    const { traceparent, follows } = piece;
    const sid = String(piece.sid);
    const start = {
      name: `process ${queue}`,
      kind: 'consumer',
      parent: typeof traceparent === 'string' ? traceparent : null,
      links: typeof follows === 'string' ? [follows] : [],
      attributes: {
        'messaging.system': 'bullmq',
        'messaging.operation.type': 'process',
        'messaging.destination.name': queue,
        'melee.battle.id': sid,
      },
    } as const;
    return this.tracer.run(start, () => withLogContext({ sid }, work));
  }

  /** After the fact: whoever runs scripts knows nothing of traces. */
  private traceScript(script: string, seconds: number, errorCode: string | null): void {
    const span = this.tracer.begin({
      name: `redis ${script}`,
      kind: 'client',
      startedAt: Date.now() - seconds * 1000,
      attributes: {
        'db.system.name': 'redis',
        'db.operation.name': 'EVALSHA',
        'db.stored_procedure.name': script,
      },
    });
    const isFailure = errorCode !== null && FAILURE.test(errorCode);
    if (errorCode !== null && !isFailure) span.set({ 'melee.refusal': errorCode });
    span.end({ error: isFailure ? errorCode : undefined });
  }
}
