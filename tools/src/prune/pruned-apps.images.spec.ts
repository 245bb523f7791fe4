import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  SERVICE_NAMES,
  startRedis,
  startService,
  workspaceRoot,
  type RedisServer,
  type Service,
} from '@melee/harness';
import { BattleApi } from '../start/battle-api.js';
import { exhibition } from '../start/roster.js';
import { projectFolders } from '../test/projects.js';
import { pruneApp } from './prune-app.js';

const INSTALL = ['ci', '--omit=dev', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
const BUNDLED = ['bullmq', 'ioredis', 'rxjs', 'class-validator', 'typescript', 'nx', 'jest', 'esbuild'];
const BATTLE_BOUND_MS = 60_000;

const root = workspaceRoot();
const run = promisify(execFile);

/** Exit code of the command by which a container asks whether its app is ready. */
async function healthCheck({ healthUrl }: Service): Promise<number> {
  const env = { ...process.env, HEALTH_PORT: new URL(healthUrl).port };
  const asked = run(process.execPath, [join(root, 'docker', 'health-check.mjs')], { env });
  return asked.then(
    () => 0,
    (error: unknown) => (error as { code: number }).code,
  );
}

// The tests build on one another, in their order, as the parts of an image do.
describe('the pruned folders of all apps', () => {
  let folder: string;
  let redis: RedisServer;
  const services: Service[] = [];
  const filesOf = async (app: string): Promise<readonly string[]> =>
    (await readdir(join(folder, app), { recursive: true })).sort();
  const installedFiles = new Map<string, readonly string[]>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'melee-images-'));
    redis = await startRedis();
  });
  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await redis.stop();
    await rm(folder, { recursive: true });
  });

  it.each(SERVICE_NAMES)('%s: is installed from its own lock, without what is in its bundle', async (app) => {
    const out = join(folder, app);
    await pruneApp({ root, folders: projectFolders(root), app, out });
    await run('npm', INSTALL, { cwd: out });
    // The app itself, and nothing else but what the gateway cannot bundle.
    const installed = await readdir(join(out, 'node_modules'));
    expect(installed.includes('swagger-ui-dist')).toBe(app === 'gateway');
    expect(installed.filter((name) => BUNDLED.includes(name))).toEqual([]);
    await expect(readdir(join(out, 'node_modules', '@melee'))).resolves.toEqual([app]);
    installedFiles.set(app, await filesOf(app));
  });

  it.each(SERVICE_NAMES)(
    '%s: boots by `node .` and passes its health check once it is ready',
    async (app) => {
      const env = { QUEUE_BOARD: 'read-only' };
      const service = await startService(app, { redisUrl: redis.url, env, entry: join(folder, app) });
      services.push(service);
      await service.ready();
      await expect(healthCheck(service)).resolves.toBe(0);
    },
  );

  it('serve a battle of bots together, from its creation to its result', async () => {
    const api = new BattleApi(services.find(({ name }) => name === 'gateway')?.httpUrl ?? '');
    const signal = AbortSignal.timeout(BATTLE_BOUND_MS);
    const battleId = await api.create(exhibition('en'), undefined, signal);
    const types = new Set<string>();
    for await (const { type } of api.events(battleId, signal)) types.add(type);
    expect([...types]).toEqual(expect.arrayContaining(['exchange', 'battle_finished']));
    await expect(api.view(battleId)).resolves.toMatchObject({ status: 'finished' });
  });

  it.each(['/docs/swagger-ui.css', '/admin/queues/'])(
    'serve %s, a file of a package that is no part of the bundle',
    async (path) => {
      const { httpUrl = '' } = services.find(({ name }) => name === 'gateway') ?? {};
      expect((await fetch(`${httpUrl}${path}`)).status).toBe(200);
    },
  );

  it('stop when they are told to, without an error, and fail their health check then', async () => {
    for (const service of services.toReversed()) {
      await expect(service.stop()).resolves.toEqual({ code: 0, signal: null });
      await expect(healthCheck(service)).resolves.toBe(1);
      expect(service.output()).not.toMatch(/"level":"(error|fatal)"/);
    }
  });

  it.each(SERVICE_NAMES)(
    '%s: has written no file into its folder, which is read-only in a container',
    async (app) => {
      await expect(filesOf(app)).resolves.toEqual(installedFiles.get(app));
    },
  );
});
