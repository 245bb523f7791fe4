import { join } from 'node:path';
import { borrowService, SharedServices } from './shared-services.js';
import { isAlive } from './testing/is-alive.js';

const entry = join(__dirname, 'testing', 'fake-service.mjs');

describe('a service that is borrowed', () => {
  let shared: SharedServices;
  beforeEach(async () => {
    shared = await SharedServices.start({ redisUrl: 'redis://127.0.0.1:1', entry });
  });
  afterEach(() => shared.stop());
  const borrow = (env: Record<string, string> = {}) => borrowService(shared.url, 'gateway', env);

  it('is the same for all who want the same settings, at the same time and later, and ready', async () => {
    const [one, same, other] = await Promise.all([
      borrow({ A: '1', B: '2' }),
      borrow({ B: '2', A: '1' }),
      borrow({ A: '1' }),
    ]);
    expect(same).toEqual(one);
    expect(other.pid).not.toBe(one.pid);
    expect(other.queuePrefix).not.toBe(one.queuePrefix);
    await expect(borrow({ A: '1' })).resolves.toEqual(other);
    expect((await fetch(`${one.healthUrl}/readyz`)).status).toBe(200);
  });

  it('runs until all are stopped', async () => {
    const { pid } = await borrow();
    expect(isAlive(pid)).toBe(true);
    await shared.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('that cannot start is refused to all who want it, with what it said', async () => {
    const wishes = [borrow({ FAKE_EXIT_CODE: '7' }), borrow({ FAKE_EXIT_CODE: '7' })];
    for (const wish of wishes) {
      await expect(wish).rejects.toMatchObject({
        code: 'service/exited',
        message: expect.stringContaining('starting'),
      });
    }
  });
});
