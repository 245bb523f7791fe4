import { Counter } from 'prom-client';
import type { MetricsRegistry } from './metrics-registry.js';

interface Definition<Value extends string> {
  readonly name: string;
  readonly help: string;
  /** The label that tells the outcomes apart. */
  readonly label: string;
  readonly values: readonly Value[];
}

/** Counts by one label whose values are known: each stands at 0 from the start, so that its first event is a rise. */
export class OutcomeCounter<Value extends string> {
  private readonly byValue: Readonly<Record<Value, { inc(by: number): void }>>;

  constructor(registry: MetricsRegistry, { name, help, label, values }: Definition<Value>) {
    const counter = new Counter({ name, help, labelNames: [label], registers: [registry] });
    for (const value of values) counter.inc({ [label]: value }, 0);
    this.byValue = Object.fromEntries(
      values.map((value) => [value, counter.labels({ [label]: value })]),
    ) as Record<Value, { inc(by: number): void }>;
  }

  add(value: Value, by = 1): void {
    this.byValue[value].inc(by);
  }
}
