import { Doorbell } from './doorbell.js';

const LONG_MS = 60_000;

describe('Doorbell', () => {
  it('wakes who waits', async () => {
    const bell = new Doorbell();
    const waiting = bell.wait(LONG_MS);
    bell.ring();
    await expect(waiting).resolves.toBe(true);
  });

  it('keeps a ring for who comes later, once', async () => {
    const bell = new Doorbell();
    bell.ring();
    bell.ring();
    await expect(bell.wait(LONG_MS)).resolves.toBe(true);
    await expect(bell.wait(1)).resolves.toBe(false);
  });

  it('keeps a ring that comes between two waits', async () => {
    const bell = new Doorbell();
    await expect(bell.wait(1)).resolves.toBe(false);
    bell.ring();
    await expect(bell.wait(LONG_MS)).resolves.toBe(true);
  });
});
