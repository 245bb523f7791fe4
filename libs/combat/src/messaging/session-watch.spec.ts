import type { SessionIndex } from '../repository/index.js';
import { SessionWatch } from './session-watch.js';

const LOOK_AGAIN_MS = 1000;

describe('SessionWatch', () => {
  let now: number;
  let watch: SessionWatch;
  const touch = jest.fn<Promise<void>, [string, number]>();

  beforeEach(() => {
    now = 5000;
    touch.mockReset().mockResolvedValue();
    const index: Pick<SessionIndex, 'touch'> = { touch };
    watch = new SessionWatch(index, LOOK_AGAIN_MS, () => now);
  });

  it('enters a session, to be looked at in time', async () => {
    await watch.keep('battle');

    expect(touch.mock.calls).toEqual([['battle', LOOK_AGAIN_MS]]);
  });

  it('enters a busy session once in half of that time', async () => {
    for (let i = 0; i < 10; i += 1) {
      await watch.keep('battle');
      now += LOOK_AGAIN_MS / 10;
    }

    expect(touch).toHaveBeenCalledTimes(2);
  });

  it('enters a session anew where that is asked for, and remembers it', async () => {
    await watch.keep('battle');
    await watch.renew('battle');
    await watch.keep('battle');

    expect(touch).toHaveBeenCalledTimes(2);
  });

  it('knows each session by itself', async () => {
    await watch.keep('one');
    await watch.keep('other');
    await watch.keep('one');

    expect(touch.mock.calls.map(([sid]) => sid)).toEqual(['one', 'other']);
  });

  it('does not believe in an entry that could not be written', async () => {
    touch.mockRejectedValueOnce(new Error('away'));

    await expect(watch.keep('battle')).rejects.toThrow('away');
    await watch.keep('battle');

    expect(touch).toHaveBeenCalledTimes(2);
  });

  it('brings the look forward to a deadline that is sooner, and only then', async () => {
    await watch.keepDeadline('battle', LOOK_AGAIN_MS);
    await watch.keepDeadline('battle', null);
    expect(touch).not.toHaveBeenCalled();

    await watch.keepDeadline('battle', LOOK_AGAIN_MS - 1);

    expect(touch.mock.calls).toEqual([['battle', LOOK_AGAIN_MS - 1]]);
  });
});
