import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exampleJob } from '../testing/examples.js';
import { playInThreads } from './play-in-threads.js';
import { playRange } from './play-range.js';

/** Threads run the compiled file. */
const worker = pathToFileURL(resolve(__dirname, '../../../dist/simulate/play/battle-worker.js'));
const never = new AbortController().signal;

describe('playInThreads', () => {
  it('plays every battle once, as one thread alone would, and tells how many are done', async () => {
    const { job } = exampleJob('mage-duel.yaml');
    const battles = 60;
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    const played = await playInThreads(job, { battles, threads: 2, worker, interruption: never, onProgress });
    expect(played).toEqual(playRange(job, { from: 0, to: battles }));
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(battles);
  });

  it('ends at an interruption with what was played until then', async () => {
    const interruption = new AbortController();
    const played = await playInThreads(exampleJob('duel.yaml').job, {
      battles: 1_000_000,
      threads: 2,
      worker,
      interruption: interruption.signal,
      onProgress: () => interruption.abort(),
    });
    expect(played.tally.battles).toBeGreaterThan(0);
    expect(played.tally.battles).toBeLessThan(100);
  });

  it('fails as the battle fails that cannot be played', async () => {
    const { job } = exampleJob('duel.yaml');
    const broken = { ...job, variant: { ...job.variant, lineups: [] } };
    const options = { battles: 5, threads: 2, worker, interruption: never, onProgress: () => undefined };
    await expect(playInThreads(broken, options)).rejects.toThrow('The scenario has no lineup.');
  });
});
