import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceName } from '@melee/harness';
import {
  aiWorkerConfig,
  collectorConfig,
  type CommonConfig,
  type ConfigSchema,
  executorConfig,
  gatewayConfig,
  loadConfig,
} from '@melee/platform';
import { appsIn, composeFile, redisServersIn } from './testing/compose.js';
import { SETTINGS, unknownSettings } from './testing/settings.js';
import { pathOf, textOf } from './testing/workspace-files.js';

const SINGLE = 'docker/compose.yaml';
const CLUSTER = 'docker/compose.cluster.yaml';
const LINTER = pathOf('node_modules/dclint/bin/dclint.cjs');

const SCHEMAS: Readonly<Record<ServiceName, ConfigSchema<CommonConfig>>> = {
  gateway: gatewayConfig,
  collector: collectorConfig,
  executor: executorConfig,
  'ai-worker': aiWorkerConfig,
};

/** Says what is wrong with a compose file, by the schema of the Compose specification and the rules of the linter. */
function problemsOf(file: string): readonly string[] {
  const args = ['--config', pathOf('docker/.dclintrc.yaml'), '--formatter', 'json', file];
  const { stdout, stderr } = spawnSync(process.execPath, [LINTER, ...args], { encoding: 'utf8' });
  if (stdout === '') throw new Error(`The linter said nothing but: ${stderr}`);
  const results = JSON.parse(stdout) as { messages: { rule: string; message: string }[] }[];
  return results.flatMap(({ messages }) => messages.map(({ rule, message }) => `${rule}: ${message}`));
}

describe.each([SINGLE, CLUSTER])('%s', (file) => {
  const content = composeFile(file);

  it('passes the linter', () => {
    expect(problemsOf(pathOf(file))).toEqual([]);
  });

  it('pins every image to a version', () => {
    const images = Object.values(content.services).map(({ image }) => image ?? '');
    expect(images.filter((image) => !/:\d+\.\d+\.\d+(-[a-z]+)?$/.test(image))).toEqual([]);
  });

  it.each(appsIn(content))('builds %s from the one Dockerfile', (name, { image, build }) => {
    expect(build).toMatchObject({ dockerfile: 'docker/Dockerfile', args: { APP: name } });
    expect(image).toMatch(`melee-${name}:`);
  });

  it.each(appsIn(content))('lets %s neither write to its image nor gain rights', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it.each(appsIn(content))('gives %s longer to stop than it may take', (_, { stop_grace_period: grace }) => {
    expect(Number.parseInt(grace ?? '', 10) * 1000).toBeGreaterThan(
      Number(SETTINGS.get('SHUTDOWN_TIMEOUT_MS')),
    );
  });

  it.each(appsIn(content))('sets nothing that %s does not read, or would refuse', (name, { environment }) => {
    expect(unknownSettings(Object.keys(environment ?? {}))).toEqual([]);
    // What an operator has to add is in braces.
    const own = Object.entries(environment ?? {}).filter(([, value]) => !value.startsWith('${'));
    const env = { ...Object.fromEntries(own), AUTH_MODE: 'off' };
    expect(loadConfig(SCHEMAS[name], env).redis.mode).toBe(file === SINGLE ? 'single' : 'cluster');
  });

  it('starts an app when Redis serves, and the gateway when the other apps are ready', () => {
    const redisIsThere = { [SINGLE]: 'redis', [CLUSTER]: 'redis-cluster' }[file] ?? '';
    const condition = file === SINGLE ? 'service_healthy' : 'service_completed_successfully';
    for (const [, app] of appsIn(content)) expect(app.depends_on?.[redisIsThere]).toEqual({ condition });
    expect(content.services['gateway']?.depends_on).toMatchObject({
      collector: { condition: 'service_healthy' },
      executor: { condition: 'service_healthy' },
      'ai-worker': { condition: 'service_healthy' },
    });
  });

  it.each(redisServersIn(content))(
    'has %s keep what is written, and refuse writes when it is full',
    (_, redis) => {
      const command = redis.command?.join(' ');
      expect(command).toContain('--appendonly yes');
      expect(command).toContain('--maxmemory-policy noeviction');
      expect(command).toMatch(/--maxmemory \$\{REDIS_MAXMEMORY:-\d+[mg]b\}/);
      expect(redis.volumes).toEqual([expect.stringMatching(/^redis[a-z0-9-]*:\/data$/)]);
      expect(redis.healthcheck).toBeDefined();
    },
  );
});

describe('the linter', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'melee-compose-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a field that does not exist', 'read_only:', 'read_onyl:', 'invalid-schema'],
    [
      'a port that is open to every network',
      ", host_ip: '${MELEE_ADDRESS:-127.0.0.1}'",
      '',
      'no-unbound-port-interfaces',
    ],
    ['a version that is not pinned', 'redis:8.2.8-bookworm', 'redis', 'service-image-require-explicit-tag'],
  ])('finds %s', (_, text, other, rule) => {
    const spoilt = join(folder, 'compose.yaml');
    writeFileSync(spoilt, textOf(SINGLE).replaceAll(text, other));
    expect(problemsOf(spoilt)).toContainEqual(expect.stringContaining(rule));
  });
});

describe(CLUSTER, () => {
  const content = composeFile(CLUSTER);
  const nodes = redisServersIn(content);

  it('has six nodes, all of which the job that makes the cluster waits for and joins', () => {
    const addresses = nodes.map(([, { networks }]) =>
      Array.isArray(networks)
        ? ''
        : ((networks as Record<string, { ipv4_address?: string }>)['melee']?.ipv4_address ?? ''),
    );
    expect(new Set(addresses).size).toBe(6);
    const job = content.services['redis-cluster'];
    expect(job?.command?.slice(2)).toEqual(addresses.map((address) => `${address}:6379`));
    expect(Object.keys(job?.depends_on ?? {})).toEqual(nodes.map(([name]) => name));
  });

  it('tells the apps of all nodes', () => {
    for (const [, { environment }] of appsIn(content)) {
      expect(environment).toMatchObject({
        REDIS_MODE: 'cluster',
        REDIS_NODES: nodes.map(([name]) => `${name}:6379`).join(','),
      });
    }
  });

  it.each(appsIn(content))('runs two replicas of %s', (_, { deploy }) => {
    expect(deploy).toEqual({ replicas: 2 });
  });
});
