import { HealthRegistry } from './health-registry.js';

function started(checkTimeoutMs?: number): HealthRegistry {
  const registry = new HealthRegistry(checkTimeoutMs);
  registry.markStarted();
  return registry;
}

function never(): Promise<void> {
  return new Promise(() => undefined);
}

describe('HealthRegistry', () => {
  it('fails a check that does not answer in time', async () => {
    const registry = started(20);
    registry.register('redis', never);
    expect((await registry.readiness()).checks['redis']).toMatchObject({
      status: 'failed',
      error: 'no answer within 20 ms',
    });
  });

  it('runs checks side by side', async () => {
    const registry = started();
    let openGate: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (openGate = resolve));
    registry.register('first', () => gate);
    registry.register('second', () => {
      openGate();
      return Promise.resolve();
    });
    expect((await registry.readiness()).status).toBe('ready');
  });

  it('does not start a check again that still hangs', async () => {
    const registry = started(10);
    let calls = 0;
    registry.register('redis', () => {
      calls += 1;
      return never();
    });
    await registry.readiness();
    await registry.readiness();
    expect(calls).toBe(1);
  });

  it('starts a check again that has ended', async () => {
    const registry = started();
    let isBroken = true;
    registry.register('redis', () => (isBroken ? Promise.reject(new Error('lost')) : Promise.resolve()));
    expect((await registry.readiness()).status).toBe('unavailable');
    isBroken = false;
    expect((await registry.readiness()).status).toBe('ready');
  });

  it('takes a check that throws for one that fails', async () => {
    const registry = started();
    registry.register('redis', () => {
      throw new Error('no client');
    });
    expect((await registry.readiness()).checks['redis']).toMatchObject({
      status: 'failed',
      error: 'no client',
    });
  });

  it('forgets a check that was taken out, and refuses a name twice', async () => {
    const registry = started();
    const remove = registry.register('redis', () => Promise.reject(new Error('lost')));
    expect(() => registry.register('redis', () => Promise.resolve())).toThrow('redis');
    remove();
    expect(await registry.readiness()).toEqual({ status: 'ready', checks: {} });
  });
});
