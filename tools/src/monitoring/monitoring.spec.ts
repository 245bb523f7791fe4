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

/** Every metric that some app has. */
function existingMetrics(): readonly string[] {
  const registry = new MetricsRegistry('test');
  registry.addProcessMetrics();
  new CombatTelemetry(registry);
  new BacklogMetrics(registry, { read: () => Promise.resolve([]) });
  new ExecutorMetrics(registry);
  new CollectorMetrics(registry);
  new AiWorkerMetrics(registry);
  new GatewayMetrics(registry);
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
