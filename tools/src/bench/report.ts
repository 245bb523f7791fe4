import Table from 'cli-table3';
import type { LoadResult } from './battle-load.js';
import type { Usage } from './usage.js';

/** One line of the result. */
export interface Measurement {
  readonly battles: number;
  readonly exchangesPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly commandsPerExchange: number;
  readonly jobsPerExchange: number;
  /** Received and sent by Redis. */
  readonly bytesPerExchange: number;
  /** CPU time, microseconds, by process. */
  readonly cpuPerExchange: Readonly<Record<string, number>>;
}

export interface Baselines {
  readonly scriptsPerSecond: number;
  readonly jobsPerSecond: number;
}

/** The value below which this share of the ascending values lies; nearest-rank method. */
export function percentile(ascending: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * ascending.length));
  return ascending[rank - 1] ?? Number.NaN;
}

export function measurementOf(battles: number, load: LoadResult, before: Usage, after: Usage): Measurement {
  const perExchange = (count: number) => count / Math.max(1, load.exchanges);
  const cpu = Object.entries(after.cpuMs).map(([name, ms]): [string, number] => [
    name,
    perExchange((ms - (before.cpuMs[name] ?? 0)) * 1000),
  ]);
  return {
    battles,
    exchangesPerSecond: load.exchanges / load.seconds,
    p50Ms: percentile(load.latenciesMs, 0.5),
    p95Ms: percentile(load.latenciesMs, 0.95),
    p99Ms: percentile(load.latenciesMs, 0.99),
    commandsPerExchange: perExchange(after.commands - before.commands),
    jobsPerExchange: perExchange(after.jobs - before.jobs),
    bytesPerExchange: perExchange(after.networkBytes - before.networkBytes),
    cpuPerExchange: Object.fromEntries(cpu),
  };
}

export function renderReport(baselines: Baselines, measurements: readonly Measurement[]): string {
  const processes = Object.keys(measurements[0]?.cpuPerExchange ?? {});
  const table = new Table({
    head: [
      'battles',
      'exchanges/s',
      'of scripts',
      'of jobs',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'commands',
      'jobs',
      'kB',
      ...processes,
    ],
    style: { head: [], border: [] },
  });
  for (const row of measurements) {
    table.push([
      row.battles,
      row.exchangesPerSecond.toFixed(0),
      (row.exchangesPerSecond / baselines.scriptsPerSecond).toFixed(3),
      (row.exchangesPerSecond / baselines.jobsPerSecond).toFixed(3),
      row.p50Ms.toFixed(2),
      row.p95Ms.toFixed(2),
      row.p99Ms.toFixed(2),
      row.commandsPerExchange.toFixed(1),
      row.jobsPerExchange.toFixed(2),
      (row.bytesPerExchange / 1000).toFixed(1),
      ...processes.map((name) => (row.cpuPerExchange[name] ?? 0).toFixed(0)),
    ]);
  }
  return [
    `Baselines of this run: ${baselines.scriptsPerSecond.toFixed(0)} small script calls/s, ` +
      `${baselines.jobsPerSecond.toFixed(0)} BullMQ jobs/s (one process each).`,
    'Of scripts and of jobs: exchanges/s as a share of those. Per exchange: commands (sent by clients), jobs, kB in and',
    'out of Redis, and the CPU time of each process in µs. Latency: answering move sent → commit known.',
    table.toString(),
  ].join('\n');
}
