import { HarnessError } from './errors.js';
import { waitFor } from './wait-for.js';

describe('waitFor', () => {
  it('returns the first answer that is neither undefined nor false', async () => {
    const answers = [undefined, false, 0, 7];
    await expect(waitFor('a number', () => answers.shift(), { intervalMs: 0 })).resolves.toBe(0);
  });

  it('says what was awaited and the last answer when the time is over', async () => {
    const failure = waitFor('the moon', () => false as const, { timeoutMs: 5, intervalMs: 1 });
    await expect(failure).rejects.toThrow(HarnessError);
    await expect(failure).rejects.toMatchObject({
      code: 'wait/timeout',
      message: expect.stringMatching(/the moon.*false/),
    });
  });

  it('passes an error of the probe on at once', async () => {
    const probe = jest.fn(() => Promise.reject(new Error('broken probe')));
    await expect(waitFor('anything', probe)).rejects.toThrow('broken probe');
    expect(probe).toHaveBeenCalledTimes(1);
  });
});
