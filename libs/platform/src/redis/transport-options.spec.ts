import { transportOptions } from './transport-options.js';

describe('transportOptions', () => {
  it('reads the address from the URL and names the connection', () => {
    expect(transportOptions({ url: 'rediss://melee:s%2Fcret@cache:7000' }, 'gateway')).toMatchObject({
      host: 'cache',
      port: 7000,
      username: 'melee',
      password: 's/cret',
      tls: { servername: 'cache' },
      connectionName: 'gateway:transport',
    });
  });

  it('never gives up on a lost server', () => {
    const { retryAttempts, retryDelay } = transportOptions({ url: 'redis://cache' }, 'gateway');
    const years = (retryAttempts * retryDelay) / (365 * 24 * 3600 * 1000);
    expect(years).toBeGreaterThan(1000);
  });
});
