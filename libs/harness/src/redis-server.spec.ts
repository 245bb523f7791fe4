import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnRedis } from './own-redis.js';
import { freePort } from './ports.js';
import { askRedis, pingRedis } from './redis-connection.js';
import { startRedis } from './redis-server.js';
import { isAlive } from './testing/is-alive.js';

describe('startRedis', () => {
  it('starts a server that refuses writes rather than evict, and leaves nothing behind', async () => {
    const server = await startRedis();
    const settings = await askRedis(server.url, (client) => client.config('GET', 'maxmemory-policy'));
    const [, folder] = (await askRedis(server.url, (client) => client.config('GET', 'dir'))) as [
      string,
      string,
    ];
    expect(settings).toEqual(['maxmemory-policy', 'noeviction']);
    expect(existsSync(folder)).toBe(true);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(existsSync(folder)).toBe(false);
    await expect(pingRedis(server.url)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('says what the server itself said when it does not come up', async () => {
    const first = await startRedis();
    try {
      await expect(startRedis({ port: first.port })).rejects.toMatchObject({
        code: 'redis/not-started',
        message: expect.stringMatching(/address already in use/i),
      });
    } finally {
      await first.stop();
    }
  });

  it('ends at once on SIGKILL, and stop still cleans up', async () => {
    const server = await startRedis();
    server.kill('SIGKILL');
    await expect(server.exited).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  });
});

describe('startOwnRedis', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'melee-harness-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));
  const start = (preferredPort?: number) =>
    startOwnRedis({
      dataDir,
      ...(preferredPort !== undefined && { preferredPort }),
      report: () => undefined,
    });

  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await askRedis(first.url, (client) => client.set('kept', 'yes'));
    await first.stop();
    const second = await start();
    try {
      await expect(askRedis(second.url, (client) => client.get('kept'))).resolves.toBe('yes');
    } finally {
      await second.stop();
    }
  });

  it('takes the port that it is told if nobody has it, else another one', async () => {
    const port = await freePort();
    const first = await start(port);
    await first.stop();
    const other = await startRedis();
    const second = await start(other.port);
    await Promise.all([second.stop(), other.stop()]);
    expect(first.port).toBe(port);
    expect(second.port).not.toBe(other.port);
  });

  it('does not start a second server on the same data', async () => {
    const first = await start();
    try {
      await expect(start()).rejects.toMatchObject({ code: 'redis/data-in-use' });
    } finally {
      await first.stop();
    }
  });
});
