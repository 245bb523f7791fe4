import { Redis } from 'ioredis';
import { startRedisProxy, type RedisProxy } from './redis-proxy.js';
import { startRedis, type RedisServer } from './redis-server.js';
import { waitFor } from './wait-for.js';

describe('RedisProxy', () => {
  let server: RedisServer;
  let direct: Redis;
  let proxy: RedisProxy;
  let held: Redis;
  let other: Redis;
  beforeAll(async () => {
    server = await startRedis();
    direct = new Redis(server.url);
  });
  afterAll(async () => {
    direct.disconnect();
    await server.stop();
  });
  beforeEach(async () => {
    await direct.flushall();
    proxy = await startRedisProxy(server.url);
    [held, other] = [connectTo(proxy), connectTo(proxy)];
    await Promise.all([held.ping(), other.ping()]);
  });
  afterEach(async () => {
    for (const client of [held, other]) if (client.status !== 'end') client.disconnect();
    await proxy.stop();
  });

  function connectTo(through: RedisProxy): Redis {
    const client = new Redis(through.url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    return client;
  }

  it('holds one connection from the pattern on while others go on, and releases in order', async () => {
    const caught = proxy.hold('secret-word');
    await held.rpush('list', 'before');
    const answers = [held.rpush('list', 'secret-word'), held.rpush('list', 'after')];
    await caught;
    await other.rpush('list', 'other');
    await other.rpush('list', 'secret-word of another');
    expect(await direct.lrange('list', 0, -1)).toEqual(['before', 'other', 'secret-word of another']);
    proxy.release();
    await expect(Promise.all(answers)).resolves.toEqual([4, 5]);
    expect(await direct.lrange('list', 3, -1)).toEqual(['secret-word', 'after']);
  });

  it('finds a pattern that arrives in two pieces', async () => {
    const caught = proxy.hold('two-pieces');
    held.stream.write('*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$10\r\ntwo-p');
    await waitFor('the first piece to arrive', async () =>
      /qbuf=[1-9]\d*.*cmd=ping/.test(await clientList()),
    );
    held.stream.write('ieces\r\n');
    await caught;
    expect(await direct.get('k')).toBeNull();
    proxy.release();
    await waitFor('the command to be executed', async () => (await direct.get('k')) === 'two-pieces');
  });

  it('delivers what a client sent before it died', async () => {
    const caught = proxy.hold((piece) => piece.includes('last words'));
    held.set('k', 'last words').catch(() => undefined);
    await caught;
    held.disconnect();
    await once(held, 'end');
    expect(await direct.get('k')).toBeNull();
    proxy.release();
    await waitFor('the late command to be executed', async () => (await direct.get('k')) === 'last words');
  });

  it('loses what is held when the connections are cut, and accepts new ones', async () => {
    const caught = proxy.hold('lost');
    const answer = held.set('k', 'lost');
    await caught;
    proxy.cut();
    await expect(answer).rejects.toThrow();
    const next = connectTo(proxy);
    await expect(next.get('k')).resolves.toBeNull();
    next.disconnect();
  });

  it('delays what clients send', async () => {
    proxy.delay(60);
    const start = performance.now();
    await held.ping();
    expect(performance.now() - start).toBeGreaterThanOrEqual(59);
  });

  it('says that nothing was held when it is stopped before', async () => {
    const caught = proxy.hold('never sent');
    await proxy.stop();
    await expect(caught).rejects.toMatchObject({ code: 'proxy/not-held' });
    proxy = await startRedisProxy(server.url);
  });

  const clientList = (): Promise<string> => direct.call('CLIENT', 'LIST') as Promise<string>;
  const once = (client: Redis, event: string): Promise<void> =>
    new Promise((resolve) => client.once(event, () => resolve()));
});
