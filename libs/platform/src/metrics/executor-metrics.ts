import { Inject, Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import { MetricsRegistry } from './metrics-registry.js';
import { OutcomeCounter } from './outcome-counter.js';

const BATCH_OUTCOMES = ['committed', 'busy', 'zombie', 'content_missing', 'over', 'failed'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

const ACTION_KINDS = ['exchange', 'forced', 'item', 'instant'] as const;
/** `forced` is a strike that was not answered in time. */
export type ActionKind = (typeof ACTION_KINDS)[number];

const LATENCY_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The work of the Executor. */
@Injectable()
export class ExecutorMetrics {
  private readonly batches: OutcomeCounter<BatchOutcome>;
  private readonly actions: OutcomeCounter<ActionKind>;
  private readonly exchanges: Counter;
  private readonly deadLetters: Counter;
  private readonly batchActions: Histogram;
  private readonly latencies: Readonly<Record<ActionKind, { observe(seconds: number): void }>>;

  constructor(@Inject(MetricsRegistry) registry: MetricsRegistry) {
    const registers = [registry];
    this.batches = new OutcomeCounter(registry, {
      name: 'melee_batches_total',
      help: 'Runs of the Executor by outcome; busy: another run held the lock, zombie: the lock was lost, nothing was written.',
      label: 'outcome',
      values: BATCH_OUTCOMES,
    });
    this.actions = new OutcomeCounter(registry, {
      name: 'melee_actions_total',
      help: 'Actions that were committed, dead letters aside.',
      label: 'kind',
      values: ACTION_KINDS,
    });
    this.exchanges = new Counter({
      name: 'melee_exchanges_total',
      help: 'Exchanges that were committed: steps of battles, forced strikes included.',
      registers,
    });
    this.deadLetters = new Counter({
      name: 'melee_dead_letters_total',
      help: 'Actions that could not be executed and were put to the dead letters.',
      registers,
    });
    this.batchActions = new Histogram({
      name: 'melee_batch_actions',
      help: 'Actions in a committed batch.',
      buckets: [0, 1, 2, 5, 10, 20, 50, 100],
      registers,
    });
    const latency = new Histogram({
      name: 'melee_move_latency_seconds',
      help: 'From the moment when a move could be executed (its registration, its answer’s, or its deadline) to the commit of its result, by the clock of Redis.',
      labelNames: ['kind'],
      buckets: LATENCY_S,
      registers,
    });
    this.latencies = Object.fromEntries(
      ACTION_KINDS.map((kind) => [kind, latency.labels({ kind })]),
    ) as unknown as typeof this.latencies;
    for (const kind of ACTION_KINDS) latency.zero({ kind });
  }

  batchEnded(outcome: BatchOutcome): void {
    this.batches.add(outcome);
  }

  /** @param actions how many the commit has taken from the queue. */
  committed(actions: number, deadLetters: number): void {
    this.batchActions.observe(actions);
    if (deadLetters > 0) this.deadLetters.inc(deadLetters);
  }

  /** @param latencyS from when the action could be executed to the commit; clocks may have made it negative. */
  actionCommitted(kind: ActionKind, latencyS: number): void {
    this.actions.add(kind);
    if (kind === 'exchange' || kind === 'forced') this.exchanges.inc();
    this.latencies[kind].observe(Math.max(0, latencyS));
  }
}
