import { Cluster, type Redis } from 'ioredis';
import { type Environment, executorConfig, loadConfig } from '../config/index.js';
import { TransportServer } from './transport-server.js';

const clientOf = (env: Environment) =>
  new TransportServer(loadConfig(executorConfig, env).redis, 'executor').createRedisClient();

describe('TransportServer', () => {
  it('leaves it to Nest to connect, and never gives up a lost server', async () => {
    const { status, options } = (await clientOf({ REDIS_URL: 'redis://:word@cache:7000' })) as Redis;
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
    const client = await clientOf({ REDIS_MODE: 'cluster', REDIS_NODES: 'redis-1' });
    expect(client).toBeInstanceOf(Cluster);
    expect(client.status).toBe('wait');
  });
});
