import { redisHealthCheck, transportHealthCheck, transportVitalCheck } from './redis-health.js';

describe('redisHealthCheck', () => {
  it('passes when the server answers', async () => {
    const ping = () => Promise.resolve('PONG');
    await expect(redisHealthCheck({ status: 'ready', ping })()).resolves.toBeUndefined();
  });

  it('fails with the reason when the server refuses', async () => {
    const ping = () => Promise.reject(new Error('LOADING'));
    await expect(redisHealthCheck({ status: 'ready', ping })()).rejects.toThrow('LOADING');
  });

  it('passes for a cluster only while it serves every key', async () => {
    const check = (state: string) => {
      const cluster = () => Promise.resolve(`cluster_enabled:1\r\ncluster_state:${state}\r\n`);
      return redisHealthCheck({ status: 'ready', nodes: () => [], cluster })();
    };
    await expect(check('ok')).resolves.toBeUndefined();
    await expect(check('fail')).rejects.toThrow('every key');
  });

  it('fails at once, without a ping, while the connection is lost', async () => {
    const ping = jest.fn<Promise<string>, []>();
    await expect(redisHealthCheck({ status: 'reconnecting', ping })()).rejects.toThrow('reconnecting');
    expect(ping).not.toHaveBeenCalled();
  });
});

describe('transportHealthCheck', () => {
  it('passes only while both connections of the transport stand', async () => {
    const check = (...statuses: ('ready' | 'reconnecting')[]) =>
      transportHealthCheck({ unwrap: () => statuses.map((status) => ({ status })) })();
    await expect(check('ready', 'ready')).resolves.toBeUndefined();
    await expect(check('ready', 'reconnecting')).rejects.toThrow('reconnecting');
    await expect(check('reconnecting', 'ready')).rejects.toThrow('reconnecting');
  });
});

describe('transportVitalCheck', () => {
  const check = (...statuses: ('ready' | 'reconnecting' | 'end')[]) =>
    transportVitalCheck({ unwrap: () => statuses.map((status) => ({ status })) })();

  it('fails only when a connection has ended for good', async () => {
    await expect(check('ready', 'reconnecting')).resolves.toBeUndefined();
    await expect(check('ready', 'end')).rejects.toThrow('ended');
  });
});
