import { LoopLag } from './loop-lag.js';

describe('LoopLag', () => {
  let clock = 0;
  let lag: LoopLag;

  beforeEach(() => {
    jest.useFakeTimers();
    lag = new LoopLag(() => clock);
    lag.start();
  });
  afterEach(() => {
    lag.stop();
    jest.useRealTimers();
  });

  /** So many samples, each taken so late. */
  const pass = (samples: number, lateMs: number) => {
    for (let i = 0; i < samples; i += 1) {
      clock += 500 + lateMs;
      jest.advanceTimersByTime(500);
    }
  };

  it('is 0 for a loop that keeps up', async () => {
    pass(5, 0);

    expect(lag.medianMs).toBe(0);
    await expect(lag.check(100)()).resolves.toBeUndefined();
  });

  it('fails its check while most samples are late, and passes again when they are not', async () => {
    pass(5, 700);

    await expect(lag.check(500)()).rejects.toThrow('700 ms late, of at most 500 ms');
    await expect(lag.check(800)()).resolves.toBeUndefined();
    pass(3, 0);
    await expect(lag.check(500)()).resolves.toBeUndefined();
  });

  it('forgives single long pauses', async () => {
    pass(3, 0);
    pass(2, 5000);

    await expect(lag.check(100)()).resolves.toBeUndefined();
  });
});
