import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Cluster, Redis } from 'ioredis';
import { executorConfig, loadConfig } from '../config/index.js';
import { createLogger } from '../logging/index.js';
import { collectLogLines } from '../testing/log-lines.js';
import { buildRedis, createRedis, reconnectOnError, retryDelayMs, type RedisRole } from './redis-client.js';

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function connectToNothing(role: RedisRole) {
  const { output, lines } = collectLogLines();
  const logger = createLogger('gateway', { level: 'info', format: 'json' }, output);
  const REDIS_URL = `redis://melee:hunter2@127.0.0.1:${await closedPort()}/2`;
  const { redis } = loadConfig(executorConfig, { REDIS_URL });
  return { client: createRedis(redis, role, { app: 'gateway', logger }) as Redis, lines };
}

describe('createRedis', () => {
  it.each(['scripts', 'producer'] as const)(
    'fails a command of a client for %s when Redis is away',
    async (role) => {
      const { client, lines } = await connectToNothing(role);
      await expect(client.get('key')).rejects.toThrow(/max retries per request/i);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        level: 'error',
        msg: 'Redis is lost',
        redisRole: role,
      });
      expect(JSON.stringify(lines)).not.toContain('hunter2');
      client.disconnect();
    },
  );

  it.each(['worker', 'subscriber'] as const)('lets a client for %s wait for Redis', async (role) => {
    const { client } = await connectToNothing(role);
    expect(client.options.maxRetriesPerRequest).toBeNull();
    expect(client.options.commandTimeout).toBeUndefined();
    client.disconnect();
  });

  it('names the connection and takes login and database from the URL', async () => {
    const { client } = await connectToNothing('scripts');
    expect(client.options).toMatchObject({
      connectionName: 'gateway:scripts',
      username: 'melee',
      password: 'hunter2',
      db: 2,
      enableAutoPipelining: false,
    });
    client.disconnect();
  });

  it('tries for ever, at most half a second apart', () => {
    expect(retryDelayMs(1)).toBe(50);
    expect(retryDelayMs(1_000_000)).toBe(500);
  });

  it('leaves a server that has become a replica, and sends the command again', () => {
    expect(reconnectOnError(new Error("READONLY You can't write against a read only replica."))).toBe(2);
    expect(reconnectOnError(new Error('WRONGTYPE Operation against a key'))).toBe(false);
  });
});

describe('buildRedis', () => {
  const build = (role: RedisRole, env: Readonly<Record<string, string>>) =>
    buildRedis(loadConfig(executorConfig, env).redis, role, 'executor', true);

  it('asks Sentinels for the master and logs in to both', () => {
    const client = build('worker', {
      REDIS_MODE: 'sentinel',
      REDIS_NODES: 's1:26379,s2',
      REDIS_SENTINEL_MASTER: 'melee',
      REDIS_SENTINEL_PASSWORD: 'quis',
      REDIS_USERNAME: 'app',
      REDIS_PASSWORD: 'custodiet',
      REDIS_DATABASE: '3',
      REDIS_TLS: 'true',
    }) as Redis;
    expect(client.options).toMatchObject({
      sentinels: [
        { host: 's1', port: 26_379 },
        { host: 's2', port: 6379 },
      ],
      name: 'melee',
      sentinelPassword: 'quis',
      username: 'app',
      password: 'custodiet',
      db: 3,
      tls: {},
      sentinelTLS: {},
      enableTLSForSentinelMode: true,
      failoverDetector: false,
      maxRetriesPerRequest: null,
    });
  });

  const CLUSTER = { REDIS_MODE: 'cluster', REDIS_URL: 'rediss://app:word@redis-1:7000' };

  it('gives every connection to a node of a cluster the same login and encryption', () => {
    const { options } = build('worker', CLUSTER) as Cluster;
    expect(options.redisOptions).toMatchObject({
      username: 'app',
      password: 'word',
      tls: {},
      connectionName: 'executor:worker',
      maxRetriesPerRequest: null,
    });
  });

  it('has those who wait outlast a failover, and the others not', () => {
    const patience = (role: RedisRole) => {
      const { options } = build(role, CLUSTER) as Cluster;
      return (options.maxRedirections ?? 0) * (options.retryDelayOnFailover ?? 0);
    };
    expect(patience('worker')).toBeGreaterThan(30_000);
    expect(patience('scripts')).toBeLessThan(2000);
  });

  it('lets no command for scripts wait for a lost cluster without a bound', async () => {
    const port = await closedPort();
    const cluster = build('scripts', { REDIS_MODE: 'cluster', REDIS_NODES: `127.0.0.1:${port}` }) as Cluster;
    cluster.on('error', () => undefined);
    Object.assign(cluster.options.redisOptions ?? {}, { commandTimeout: 50 });
    await expect(cluster.get('key')).rejects.toThrow('Command timed out');
    cluster.disconnect();
  });
});
