import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scriptSha } from '@melee/combat/repository';
import {
  askRedis,
  freePort,
  type RedisServer,
  type Service,
  startRedis,
  startService,
  waitFor,
} from '@melee/harness';

interface Report {
  readonly status: string;
  readonly checks: Readonly<Record<string, { readonly status: string }>>;
}

describe('Executor: a restart of Redis', () => {
  let dataDir: string;
  let port: number;
  let server: RedisServer;
  let app: Service;

  const start = () => startRedis({ dataDir, port, persistence: 'appendonly' });
  const ask = async (path: string): Promise<[number, Report]> => {
    const answer = await fetch(`${app.healthUrl}${path}`);
    return [answer.status, (await answer.json()) as Report];
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'melee-executor-e2e-'));
    port = await freePort();
    server = await start();
    app = await startService('executor', { redisUrl: server.url });
    await app.ready();
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('makes it not ready but alive, then ready again by itself, with the scripts that Redis has forgotten', async () => {
    const [, before] = await ask('/readyz');
    expect(Object.keys(before.checks).toSorted()).toEqual([
      'batches',
      'content',
      'queues',
      'redis',
      'scripts',
      'transport',
    ]);

    await server.stop();
    const down = await waitFor('the process to notice', async () => {
      const [status, report] = await ask('/readyz');
      return status === 503 && report;
    });
    expect(down.status).toBe('unavailable');
    expect(down.checks['redis']?.status).toBe('failed');
    expect(await ask('/livez')).toMatchObject([200, { status: 'alive' }]);

    server = await start();
    await app.ready();
    const known = await askRedis(server.url, (redis) =>
      redis.script('EXISTS', scriptSha('takeBatch', 'plain')),
    );
    expect(known).toEqual([1]);
    expect(await ask('/readyz')).toMatchObject([200, { status: 'ready' }]);
  });
});
