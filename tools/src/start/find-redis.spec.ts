import { startAclRedis, startTlsRedis } from '@melee/harness';
import { findRedis } from './find-redis.js';

const find = (env: Readonly<Record<string, string>>) =>
  findRedis({ dataDir: '/nowhere', report: () => undefined }, env);

describe('findRedis', () => {
  it('reaches the Redis of REDIS_URL with the login of the other settings, and leaves it running', async () => {
    const redis = await startAclRedis();
    try {
      const env = redis.envOf('gateway');
      const found = await find(env);
      expect(found).toMatchObject({ url: env['REDIS_URL'], place: expect.stringContaining('127.0.0.1:') });
      await found.stop();
      const { REDIS_URL = '', ...login } = env;
      const nodes = { ...login, REDIS_NODES: new URL(REDIS_URL).host };
      expect(await find(nodes)).toMatchObject({ url: '', place: found.place });

      await expect(find({ ...env, REDIS_PASSWORD: 'hidden-word' })).rejects.toThrow(/WRONGPASS/);
      await expect(find({ ...env, REDIS_PASSWORD: 'hidden-word' })).rejects.not.toThrow(/hidden-word/);
    } finally {
      await redis.stop();
    }
  });

  it('reaches one that speaks TLS with the certificates of the other settings', async () => {
    const redis = await startTlsRedis();
    try {
      const env = redis.envOf('gateway');
      expect(await find(env)).toMatchObject({ url: env['REDIS_URL'] });
    } finally {
      await redis.stop();
    }
  });

  it('says where nobody answers, and not the password that it would have said', async () => {
    const failure = find({ REDIS_URL: 'redis://:hidden-word@127.0.0.1:1' });
    await expect(failure).rejects.toThrow(/Redis at 127.0.0.1:1 cannot be reached/);
    await expect(failure).rejects.not.toThrow(/hidden-word/);
  });
});
