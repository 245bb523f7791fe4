import { readdirSync } from 'node:fs';
import { QUEUES } from '@melee/combat/messaging';
import { containerOf, ofKind, selects } from './testing/kubernetes-objects.js';
import { kustomize } from './testing/kustomization.js';
import { unknownSettings } from './testing/settings.js';
import { pathOf } from './testing/workspace-files.js';

const FOLDER = 'deploy/kubernetes';
const DEV = `${FOLDER}/overlays/dev`;
const PRODUCTION = `${FOLDER}/overlays/production`;

describe(DEV, () => {
  const { objects, secrets } = kustomize(DEV);

  it('makes every Secret that the apps refer to, of settings that they read', () => {
    const wanted = ofKind(objects, 'Deployment').flatMap((app) =>
      (containerOf(app).envFrom ?? []).flatMap(({ secretRef }) => secretRef?.name ?? []),
    );
    expect(secrets.map(({ name }) => name).sort()).toEqual([...new Set(wanted)].sort());
    const names = secrets.flatMap(({ literals = [] }) => literals.map((pair) => pair.split('=')[0] ?? ''));
    expect(unknownSettings(names)).toEqual([]);
  });
});

describe(PRODUCTION, () => {
  const { objects } = kustomize(PRODUCTION);
  const scaled = ofKind(objects, 'ScaledObject');

  it.each([
    ['collector', QUEUES.signals],
    ['executor', QUEUES.batches],
    ['ai-worker', QUEUES.aiTurns],
  ])('scales the %s by the depth of the queue %s, never below two', (app, queue) => {
    const [found] = scaled.filter(({ spec }) => spec.scaleTargetRef.name === app);
    expect(found?.spec.triggers.map(({ metadata }) => metadata.query)).toEqual([
      `sum(max by (partition) (melee_queue_depth{queue="${queue}",state="waiting"}))`,
    ]);
    expect(found?.spec.minReplicaCount).toBeGreaterThanOrEqual(2);
    expect(found?.spec.maxReplicaCount).toBeGreaterThan(found?.spec.minReplicaCount ?? 0);
  });

  it('scales the gateway by its load, and fixes the replicas of none that is scaled', () => {
    expect(ofKind(objects, 'HorizontalPodAutoscaler')).toMatchObject([
      { spec: { scaleTargetRef: { kind: 'Deployment', name: 'gateway' }, minReplicas: 2 } },
    ]);
    for (const { spec } of ofKind(objects, 'Deployment')) expect(spec.replicas).toBeUndefined();
  });

  it('has the metrics of all apps collected by way of the health Service', () => {
    const [monitor] = ofKind(objects, 'ServiceMonitor');
    const found = ofKind(objects, 'Service').filter(({ metadata }) =>
      selects(monitor?.spec.selector.matchLabels ?? {}, metadata.labels ?? {}),
    );
    expect(found.map(({ metadata }) => metadata.name)).toEqual(['melee-health']);
    expect(monitor?.spec.endpoints).toMatchObject([
      { port: found[0]?.spec.ports[0]?.name, path: '/metrics' },
    ]);
    const unseen = ofKind(objects, 'Deployment').filter(
      (app) => !selects(found[0]?.spec.selector ?? {}, app.spec.template.metadata.labels),
    );
    expect(unseen).toEqual([]);
  });

  it('leads HTTP and gRPC from outside to ports that the gateway serves', () => {
    const backends = ofKind(objects, 'Ingress').flatMap(({ spec }) =>
      spec.rules.flatMap(({ http }) => http.paths.map(({ backend }) => backend.service)),
    );
    expect(backends).toEqual([
      { name: 'gateway', port: { name: 'http' } },
      { name: 'gateway', port: { name: 'grpc' } },
    ]);
    const [service] = ofKind(objects, 'Service').filter(({ metadata }) => metadata.name === 'gateway');
    expect(service?.spec.ports.map(({ name }) => name)).toEqual(['http', 'grpc']);
  });
});

describe(FOLDER, () => {
  it('holds no file that belongs to no overlay', () => {
    const used = new Set([DEV, PRODUCTION].flatMap((overlay) => kustomize(overlay).files));
    const found = readdirSync(pathOf(FOLDER), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(yaml|env)$/.test(file))
      .map((file) => `${FOLDER}/${file}`);
    expect(found.sort()).toEqual([...used].sort());
  });
});
