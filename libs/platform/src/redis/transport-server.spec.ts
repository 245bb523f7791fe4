import type { EventEmitter } from 'node:events';
import { Logger as NestLog } from '@nestjs/common';
import { Cluster, type Redis } from 'ioredis';
import { type Environment, executorConfig, loadConfig } from '../config/index.js';
import { createLogger, NestLogger } from '../logging/index.js';
import { collectLogLines } from '../testing/log-lines.js';
import { TransportServer } from './transport-server.js';

function setUp(env: Environment = {}) {
  const { output, lines } = collectLogLines();
  const logger = createLogger('executor', { level: 'info', format: 'json' }, output);
  const server = new TransportServer(loadConfig(executorConfig, env).redis, { app: 'executor', logger });
  return { server, logger, lines };
}

describe('TransportServer', () => {
  it('leaves it to Nest to connect, and never gives up a lost server', async () => {
    const { server } = setUp({ REDIS_URL: 'redis://:word@cache:7000' });
    const { status, options } = (await server.createRedisClient()) as Redis;
    expect(status).toBe('wait');
    expect(options).toMatchObject({
      host: 'cache',
      port: 7000,
      password: 'word',
      connectionName: 'executor:transport',
    });
    expect(options.retryStrategy?.(1_000_000)).toBeGreaterThan(0);
  });

  it('listens to a node of a cluster', async () => {
    const { server } = setUp({ REDIS_MODE: 'cluster', REDIS_NODES: 'redis-1' });
    const client = await server.createRedisClient();
    expect(client).toBeInstanceOf(Cluster);
    expect(client.status).toBe('wait');
  });

  it('writes one line of an outage, however often Nest is told that the server is away', async () => {
    const { server, logger, lines } = setUp();
    NestLog.overrideLogger(new NestLogger(logger));
    const client = await server.createRedisClient();
    // As Nest does before it connects.
    server.registerErrorListener(client);
    server.registerReconnectListener(client);
    const events: EventEmitter = client;
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      events.emit('error', new Error('ECONNREFUSED'));
      events.emit('reconnecting', 50);
    }
    NestLog.overrideLogger(false);
    expect(lines).toEqual([expect.objectContaining({ msg: 'Redis is lost', redisRole: 'transport' })]);
  });
});
