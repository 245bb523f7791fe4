import type { Abstract, Provider } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { MetricsRegistry } from './metrics-registry.js';

/** How much stands in a queue at one moment. */
export interface QueueLevels {
  readonly queue: string;
  readonly partition: number;
  readonly jobs: Readonly<Record<string, number>>;
  /** Seconds for which the oldest job has waited. */
  readonly oldestS: number;
}

export interface Backlog {
  read(): Promise<readonly QueueLevels[]>;
}

/** A scrape does not wait for longer; the connection of the queues waits for a lost Redis without end. */
const READ_BOUND_MS = 1000;

/**
 * What waits in the queues, read when it is asked for. Every replica of every app tells the same of the same partition of
 * a queue: take the greatest of the replicas, then the sum of the partitions. Nothing is told of queues that cannot be
 * read.
 */
export class BacklogMetrics {
  private readonly failures: Counter;
  private reading: Promise<readonly QueueLevels[]> | null = null;
  private scrape: Promise<readonly QueueLevels[]> | null = null;

  constructor(
    registry: MetricsRegistry,
    private readonly backlog: Backlog,
    private readonly boundMs = READ_BOUND_MS,
  ) {
    // Both gauges are asked in one scrape, and tell of the same moment.
    const levels = () => (this.scrape ??= this.levels().finally(() => (this.scrape = null)));
    const registers = [registry];
    this.failures = new Counter({
      name: 'melee_queue_read_failures_total',
      help: 'Scrapes that could not read the queues.',
      registers,
    });
    new Gauge({
      name: 'melee_queue_depth',
      help: 'Jobs in a queue by state: waiting, active, delayed, failed. The same from every replica.',
      labelNames: ['queue', 'partition', 'state'],
      registers,
      async collect() {
        this.reset();
        for (const { queue, partition, jobs } of await levels()) {
          for (const [state, count] of Object.entries(jobs)) this.set({ queue, partition, state }, count);
        }
      },
    });
    new Gauge({
      name: 'melee_queue_oldest_age_seconds',
      help: 'For how long the oldest waiting job of a queue has waited; 0 if none waits. The same from every replica.',
      labelNames: ['queue', 'partition'],
      registers,
      async collect() {
        this.reset();
        for (const { queue, partition, oldestS } of await levels()) {
          this.set({ queue, partition }, oldestS);
        }
      },
    });
  }

  /** Scrapes that come while one still waits for Redis share its answer. */
  private async levels(): Promise<readonly QueueLevels[]> {
    this.reading ??= this.backlog.read().finally(() => (this.reading = null));
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('the queues were not read in time'));
      }, this.boundMs);
    });
    try {
      return await Promise.race([this.reading, tooLate]);
    } catch {
      this.failures.inc();
      return [];
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A provider that has the metrics of an app tell of the queues which another of its providers reads. */
export function backlogMetrics(backlog: Abstract<Backlog>): Provider {
  return {
    provide: BacklogMetrics,
    inject: [MetricsRegistry, backlog],
    useFactory: (registry: MetricsRegistry, instance: Backlog) => new BacklogMetrics(registry, instance),
  };
}
