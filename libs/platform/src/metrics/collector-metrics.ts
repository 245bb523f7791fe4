import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { MetricsRegistry } from './metrics-registry.js';
import { OutcomeCounter } from './outcome-counter.js';

const PASS_OUTCOMES = ['worked', 'idle', 'finished', 'gone', 'left', 'failed'] as const;
/**
 * `worked`: something was moved on; `idle`: there was nothing to do; `finished`: the battle is over; `gone`: there is no
 * such battle; `left`: the battle could not be looked at, and waits for the sweep; `failed`: tried again.
 */
export type PassOutcome = (typeof PASS_OUTCOMES)[number];

const SWEEP_OUTCOMES = ['found', 'empty', 'failed'] as const;

/** The work of the Collector. */
@Injectable()
export class CollectorMetrics {
  private readonly passes: OutcomeCounter<PassOutcome>;
  private readonly sweeps: OutcomeCounter<(typeof SWEEP_OUTCOMES)[number]>;
  private readonly woken: Counter;

  constructor(@Inject(MetricsRegistry) registry: MetricsRegistry) {
    this.passes = new OutcomeCounter(registry, {
      name: 'melee_passes_total',
      help: 'Looks at a battle by outcome: worked, idle, finished, gone, left, failed.',
      label: 'outcome',
      values: PASS_OUTCOMES,
    });
    this.sweeps = new OutcomeCounter(registry, {
      name: 'melee_sweeps_total',
      help: 'Sweeps of the index by whether they found a session that is due.',
      label: 'outcome',
      values: SWEEP_OUTCOMES,
    });
    this.woken = new Counter({
      name: 'melee_swept_sessions_total',
      help: 'Sessions that sweeps have woken: a deadline had passed, or a job was lost.',
      registers: [registry],
    });
  }

  passEnded(outcome: PassOutcome): void {
    this.passes.add(outcome);
  }

  /** @param sessions that were due. */
  swept(sessions: number): void {
    this.sweeps.add(sessions > 0 ? 'found' : 'empty');
    if (sessions > 0) this.woken.inc(sessions);
  }

  sweepFailed(): void {
    this.sweeps.add('failed');
  }
}
