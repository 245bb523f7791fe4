import { Counter, Histogram } from 'prom-client';
import type { MetricsRegistry } from './metrics-registry.js';

const OUTCOMES = ['done', 'retried', 'given_up', 'unreadable'] as const;

/** The jobs that an app sends and works on. */
export class WorkMetrics {
  private readonly sent: Histogram;
  private readonly notSent: Counter;
  private readonly ended: Counter;
  private readonly known = new Set<string>();

  constructor(registry: MetricsRegistry) {
    const registers = [registry];
    this.sent = new Histogram({
      name: 'melee_job_pieces',
      help: 'Pieces of work (sessions, bots) in the jobs that were sent.',
      labelNames: ['queue'],
      buckets: [1, 2, 5, 10, 20, 50, 100, 200],
      registers,
    });
    this.notSent = new Counter({
      name: 'melee_jobs_not_sent_total',
      help: 'Jobs that could not be sent; the sweep of the index makes up for them.',
      labelNames: ['queue'],
      registers,
    });
    this.ended = new Counter({
      name: 'melee_work_total',
      help: 'Attempts at pieces of work by how they ended: done, retried, given_up, unreadable.',
      labelNames: ['queue', 'outcome'],
      registers,
    });
  }

  jobSent(queue: string, pieces: number): void {
    this.begin(queue);
    this.sent.observe({ queue }, pieces);
  }

  jobNotSent(queue: string): void {
    this.begin(queue);
    this.notSent.inc({ queue });
  }

  workEnded(queue: string, outcome: string): void {
    this.begin(queue);
    this.ended.inc({ queue, outcome });
  }

  /** All counts of a queue begin at 0 together, so that the first trouble is a rise. */
  private begin(queue: string): void {
    if (this.known.has(queue)) return;
    this.known.add(queue);
    this.notSent.inc({ queue }, 0);
    for (const outcome of OUTCOMES) this.ended.inc({ queue, outcome }, 0);
  }
}
