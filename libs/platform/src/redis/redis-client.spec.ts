import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createLogger } from '../logging/index.js';
import { collectLogLines } from '../testing/log-lines.js';
import { createRedis, retryDelayMs, type RedisRole } from './redis-client.js';

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
  const url = `redis://melee:hunter2@127.0.0.1:${await closedPort()}/2`;
  return { client: createRedis({ url }, role, { app: 'gateway', logger }), lines };
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
});
