import { SERVICE_NAMES } from '@melee/harness';
import {
  containerOf,
  type EgressRule,
  ofKind,
  selects,
  type Workload,
} from './testing/kubernetes-objects.js';
import { kustomize } from './testing/kustomization.js';
import { settingsIn, unknownSettings } from './testing/settings.js';

const OVERLAYS = ['deploy/kubernetes/overlays/dev', 'deploy/kubernetes/overlays/production'];

describe.each(OVERLAYS)('%s', (overlay) => {
  const { objects, configMaps, images } = kustomize(overlay);
  const deployments = ofKind(objects, 'Deployment');
  const workloads = [...deployments, ...ofKind(objects, 'StatefulSet')];
  const byName = workloads.map((workload) => [workload.metadata.name, workload] as const);
  const apps = byName.filter(([, { kind }]) => kind === 'Deployment');

  it('has a Deployment of each app and nothing twice', () => {
    expect(deployments.map(({ metadata }) => metadata.name).sort()).toEqual([...SERVICE_NAMES].sort());
    const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each(byName)(
    '%s: selects its own pods, which run without rights and cannot change themselves',
    (_, workload) => {
      const { template, selector } = workload.spec;
      expect(selects(selector.matchLabels ?? {}, template.metadata.labels)).toBe(true);
      expect(template.spec.automountServiceAccountToken).toBe(false);
      expect(template.spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(containerOf(workload).securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    },
  );

  it.each(byName)('%s: says how much it needs, and how much memory it may take at most', (_, workload) => {
    const { requests, limits } = containerOf(workload).resources ?? {};
    expect(requests).toEqual({ cpu: expect.any(String), memory: expect.any(String) });
    expect(limits).toEqual({ memory: expect.any(String) });
  });

  it.each(apps)(
    '%s: is asked on its health port, by /livez whether to restart it, by /readyz whether to call it',
    (_, app) => {
      const { ports, startupProbe, livenessProbe, readinessProbe } = containerOf(app);
      expect(ports).toContainEqual({ name: 'health', containerPort: Number(settings().get('HEALTH_PORT')) });
      expect(startupProbe?.httpGet).toEqual({ path: '/livez', port: 'health' });
      expect(livenessProbe?.httpGet).toEqual({ path: '/livez', port: 'health' });
      expect(readinessProbe?.httpGet).toEqual({ path: '/readyz', port: 'health' });
    },
  );

  it.each(apps)(
    '%s: has longer to stop than the pause before the signal and the bound of the app together',
    (_, app) => {
      const pauseS = containerOf(app).lifecycle?.preStop?.sleep?.seconds ?? 0;
      const graceS = app.spec.template.spec.terminationGracePeriodSeconds ?? 0;
      expect(pauseS).toBeGreaterThan(0);
      expect(graceS * 1000).toBeGreaterThan(pauseS * 1000 + Number(settings().get('SHUTDOWN_TIMEOUT_MS')));
    },
  );

  it.each(apps)('%s: loses at most one pod at a time to maintenance', (name, app) => {
    const budgets = ofKind(objects, 'PodDisruptionBudget').filter(({ spec }) =>
      selects(spec.selector.matchLabels ?? {}, app.spec.template.metadata.labels),
    );
    expect(budgets).toMatchObject([{ metadata: { name }, spec: { maxUnavailable: 1 } }]);
  });

  it.each(apps)('%s: runs an image of a pinned version', (_, app) => {
    const image = images.find(({ name }) => name === containerOf(app).image);
    expect(image?.newTag).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('sets nothing that the apps do not read', () => {
    const inContainers = apps.flatMap(([, app]) => (containerOf(app).env ?? []).map(({ name }) => name));
    expect(unknownSettings([...settings().keys(), ...inContainers])).toEqual([]);
  });

  it('leads every Service to a port that the selected pods have', () => {
    for (const { metadata, spec } of ofKind(objects, 'Service')) {
      const chosen = workloads.filter((one) => selects(spec.selector, one.spec.template.metadata.labels));
      expect([metadata.name, chosen.length]).not.toEqual([metadata.name, 0]);
      for (const workload of chosen) {
        const ports = containerOf(workload).ports?.map(({ name }) => name);
        expect(ports).toEqual(expect.arrayContaining(spec.ports.map(({ targetPort }) => targetPort)));
      }
    }
  });

  it('forbids all traffic but what another policy allows, and every policy concerns some pod', () => {
    const policies = ofKind(objects, 'NetworkPolicy');
    expect(policies.map(({ spec }) => spec)).toContainEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    for (const { metadata, spec } of policies) {
      const chosen = workloads.filter((one) =>
        selects(spec.podSelector.matchLabels ?? {}, one.spec.template.metadata.labels),
      );
      expect([metadata.name, chosen.length]).not.toEqual([metadata.name, 0]);
    }
  });

  it.each(apps)('%s: may reach names, Redis in all its forms, and those who take traces', (name, app) => {
    const rules = ofKind(objects, 'NetworkPolicy')
      .filter(({ spec }) => selects(spec.podSelector.matchLabels ?? {}, app.spec.template.metadata.labels))
      .flatMap(({ spec }) => spec.egress ?? []);
    const portsOf = (wanted: readonly EgressRule[]) =>
      wanted.flatMap(({ ports = [{ port: 'any' }] }) => ports.map(({ port }) => port));
    const everywhere = rules.filter(({ to }) => to === undefined);
    // 6379 of every form, that of TLS only, and that of Sentinels.
    expect(portsOf(everywhere)).toEqual([6379, 6380, 26379]);
    const somewhere = portsOf(rules.filter(({ to }) => to !== undefined)).sort();
    // Besides, the gateway asks for keys and tells receivers of webhooks.
    expect(somewhere).toEqual(name === 'gateway' ? [4318, 443, 53, 53, 'any'] : [4318, 53, 53]);
  });

  it.each(apps)('%s: has its login to Redis to itself', (name, app) => {
    const secretsOf = (one: Workload) =>
      (containerOf(one).envFrom ?? []).flatMap(({ secretRef }) => secretRef?.name ?? []);
    expect(secretsOf(app)).toContain(`melee-redis-${name}`);
    const others = apps.filter(([other]) => other !== name).flatMap(([, other]) => secretsOf(other));
    expect(secretsOf(app).filter((secret) => others.includes(secret))).toEqual([]);
  });

  function settings(): ReadonlyMap<string, string> {
    const files = configMaps.filter(({ name }) => name === 'melee-settings').flatMap(({ envs }) => envs);
    return new Map(files.toReversed().flatMap((file) => [...settingsIn(file)]));
  }
});
