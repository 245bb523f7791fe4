import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AiWorkerMetrics,
  BacklogMetrics,
  CollectorMetrics,
  CombatTelemetry,
  ExecutorMetrics,
  GatewayMetrics,
  MetricsRegistry,
} from '@melee/platform';
import { parse } from 'yaml';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const read = (path: string) => readFileSync(join(__dirname, '../../..', path), 'utf8');

const panels = (JSON.parse(read('deploy/grafana/melee.json')) as { panels: Panel[] }).panels;
const rules = (
  parse(read('deploy/alerts/melee.rules.yaml')) as { groups: { rules: Rule[] }[] }
).groups.flatMap((group) => group.rules);
const page = read('docs/monitoring.md');

/** All apps in one, without the queues. */
function registryOfAll(): MetricsRegistry {
  const registry = new MetricsRegistry('test');
  registry.addProcessMetrics();
  new CombatTelemetry(registry).scriptRan('takeBatch', 0.01, 'redis/timeout');
  new ExecutorMetrics(registry);
  new CollectorMetrics(registry);
  new AiWorkerMetrics(registry);
  new GatewayMetrics(registry);
  return registry;
}

/** Every metric that some app has. */
function existingMetrics(): readonly string[] {
  const registry = registryOfAll();
  new BacklogMetrics(registry, { read: () => Promise.resolve([]) });
  return registry.getMetricsAsArray().map(({ name }) => name);
}

/** Names of metrics in an expression, without what a histogram adds to its own. */
const metricsIn = (text: string) =>
  [...text.matchAll(/\b(?:melee|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );

/** As a reader of Markdown makes them. */
const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
  heading.toLowerCase().replaceAll(' ', '-'),
);

const metrics = existingMetrics();
const expressions = [
  ...rules.map(({ alert, expr }) => [`the alert ${alert}`, expr] as const),
  ...panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => [`the panel "${title}"`, expr] as const),
  ),
];

/** What whoever runs Melee must be able to see. */
const NEEDED: Readonly<Record<string, string>> = {
  'from a move to its result': 'melee_move_latency_seconds_bucket',
  exchanges: 'melee_exchanges_total',
  'the sizes of batches': 'melee_batch_actions_bucket',
  'the depth of queues': 'melee_queue_depth{state="waiting"}',
  'the age of queues': 'melee_queue_oldest_age_seconds',
  'passes that have found work': 'melee_passes_total{outcome="worked"}',
  'passes that have found none': 'melee_passes_total{outcome="idle"}',
  'locks that others held': 'melee_batches_total{outcome="busy"}',
  'zombies that wrote nothing': 'melee_batches_total{outcome="zombie"}',
  'dead letters': 'melee_dead_letters_total',
  'sweeps that have found something': 'melee_sweeps_total{outcome="found"}',
  'errors of scripts': 'melee_script_errors_total',
  'live streams': 'melee_stream_subscribers',
  'the lag of the event loop': 'nodejs_eventloop_lag_seconds',
};

describe('the metrics', () => {
  it.each(Object.entries(NEEDED))('tell of %s', async (_, series) => {
    const [name = '', labels = ''] = series.split(/[{}]/);
    const registry = registryOfAll();
    const queue = { queue: 'q', partition: 0, jobs: { waiting: 1 }, oldestS: 1 };
    new BacklogMetrics(registry, { read: () => Promise.resolve([queue]) });
    const lines = (await registry.metrics())
      .split('\n')
      .filter((line) => new RegExp(`^${name}[{ ]`).test(line));
    expect(lines.filter((line) => line.includes(labels))).not.toEqual([]);
  });
});

describe('the dashboard and the alerts', () => {
  it.each(expressions)('%s asks for metrics that exist', (_, expr) => {
    const named = metricsIn(expr);
    expect(named).not.toEqual([]);
    expect(metrics).toEqual(expect.arrayContaining(named));
  });

  it.each(expressions)('%s closes what it opens', (_, expr) => {
    const open: string[] = [];
    const partner: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
    for (const sign of expr.replaceAll(/"[^"]*"/g, '')) {
      if ('([{'.includes(sign)) open.push(sign);
      else if (sign in partner) expect(open.pop()).toBe(partner[sign]);
    }
    expect(open).toEqual([]);
  });

  it('show every metric of ours', () => {
    const shown = new Set(expressions.flatMap(([, expr]) => metricsIn(expr)));
    expect(metrics.filter((name) => name.startsWith('melee_') && !shown.has(name))).toEqual([]);
  });
});

describe('the runbook', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))('has a chapter for %s', (alert, rule) => {
    const [path, anchor] = rule.annotations.runbook.split('#');
    expect(path).toBe('docs/monitoring.md');
    expect(anchor).toBe(alert.toLowerCase());
    expect(anchors).toContain(anchor);
    expect(rule.annotations.summary).toMatch(/\.$/);
    expect(['info', 'warning', 'critical']).toContain(rule.labels.severity);
  });

  it('has no chapter for an alert that does not exist', () => {
    const chapters = [...page.matchAll(/^### (Melee\w+)$/gm)].map(([, name]) => name);
    expect(chapters.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  });

  it('explains each metric of ours, and no other', () => {
    const explained = [...page.matchAll(/^\| `(melee_\w+)`/gm)].map(([, name]) => name);
    const ours = metrics.filter((name) => name.startsWith('melee_'));
    expect(explained.toSorted()).toEqual(ours.toSorted());
  });
});
