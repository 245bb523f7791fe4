import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, executorConfig, loadConfig } from '../config/index.js';
import { redisTarget } from './redis-target.js';

const targetOf = (env: Environment) => redisTarget(loadConfig(executorConfig, env).redis);

describe('redisTarget', () => {
  it('is a server of this machine unless told otherwise', () => {
    expect(targetOf({})).toEqual({ nodes: [{ host: '127.0.0.1', port: 6379 }], login: {}, db: 0 });
  });

  it.each([
    { REDIS_URL: 'redis://app:word@cache:7000/3' },
    { REDIS_NODES: 'cache:7000', REDIS_USERNAME: 'app', REDIS_PASSWORD: 'word', REDIS_DATABASE: '3' },
    {
      REDIS_URL: 'redis://cache:7000',
      REDIS_USERNAME: 'app',
      REDIS_PASSWORD: 'word',
      REDIS_DATABASE: '3',
    },
  ])('is the same by a URL and by settings %#', (env: Environment) => {
    expect(targetOf(env)).toEqual({
      nodes: [{ host: 'cache', port: 7000 }],
      login: { username: 'app', password: 'word' },
      db: 3,
    });
  });

  it('knows many nodes, and none of a URL then', () => {
    const { nodes } = targetOf({ REDIS_MODE: 'cluster', REDIS_NODES: 'a:1, b:2,[::1]' });
    expect(nodes).toEqual([
      { host: 'a', port: 1 },
      { host: 'b', port: 2 },
      { host: '::1', port: 6379 },
    ]);
  });

  it('encrypts for rediss and for REDIS_TLS, and names a single server unless it is a bare address', () => {
    expect(targetOf({ REDIS_URL: 'redis://cache' }).tls).toBeUndefined();
    expect(targetOf({ REDIS_URL: 'rediss://cache' }).tls).toEqual({ servername: 'cache' });
    expect(targetOf({ REDIS_URL: 'rediss://10.0.0.1' }).tls).toEqual({});
    expect(targetOf({ REDIS_NODES: 'cache', REDIS_TLS: 'true' }).tls).toEqual({ servername: 'cache' });
  });

  it('does not name the servers of a cluster, which are found under other addresses, unless told', () => {
    const cluster = { REDIS_MODE: 'cluster', REDIS_URL: 'rediss://cache' };
    expect(targetOf(cluster).tls).toEqual({});
    expect(targetOf({ ...cluster, REDIS_TLS_SERVER_NAME: 'redis.internal' }).tls).toEqual({
      servername: 'redis.internal',
    });
  });

  it('reads the certificates', () => {
    const folder = mkdtempSync(join(tmpdir(), 'melee-target-'));
    const file = (name: string) => {
      writeFileSync(join(folder, name), `${name} in PEM`);
      return join(folder, name);
    };
    const { tls } = targetOf({
      REDIS_URL: 'rediss://10.0.0.1',
      REDIS_TLS_CA_FILE: file('ca'),
      REDIS_TLS_CERT_FILE: file('cert'),
      REDIS_TLS_KEY_FILE: file('key'),
    });
    rmSync(folder, { recursive: true });
    expect(tls).toEqual({
      ca: Buffer.from('ca in PEM'),
      cert: Buffer.from('cert in PEM'),
      key: Buffer.from('key in PEM'),
    });
  });
});
