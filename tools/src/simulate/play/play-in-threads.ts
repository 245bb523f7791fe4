import { once, setMaxListeners } from 'node:events';
import { Worker } from 'node:worker_threads';
import { mergeInto } from '../tally/merge.js';
import type { BattleRange, Played, SimulationJob } from './job.js';
import { nothingPlayed } from './play-range.js';

/** Few, so that little is lost by an interruption and all threads end at about the same time. */
const MOST_BATTLES_AT_ONCE = 25;
/** So often is a range of one size given out before they grow: the first are done soon, whatever a battle takes. */
const RANGES_OF_A_SIZE = 4;

export interface PlayOptions {
  readonly battles: number;
  readonly threads: number;
  /** The compiled `battle-worker`. */
  readonly worker: URL;
  /** Ends the play early; what was played until then is the result. */
  readonly interruption: AbortSignal;
  /** Told of the number of battles that are done whenever it grows. */
  readonly onProgress: (done: number) => void;
}

function* rangesOf(battles: number): Generator<BattleRange> {
  for (let from = 0, given = 0; from < battles; given += 1) {
    const size = Math.min(MOST_BATTLES_AT_ONCE, 1 + Math.floor(given / RANGES_OF_A_SIZE), battles - from);
    yield { from, to: from + size };
    from += size;
  }
}

/**
 * Plays battles in threads of their own and sums what they count. The sums do not depend on the number of threads.
 * @throws what a battle throws, or why a thread ended
 */
export async function playInThreads(job: SimulationJob, options: PlayOptions): Promise<Played> {
  const { battles, threads, worker, interruption, onProgress } = options;
  const whole = nothingPlayed(job);
  // Every thread listens, and more than ten would be taken for a leak.
  setMaxListeners(threads + 1, interruption);
  // One iterator for all: a range goes to whoever is free, and after a failure to nobody.
  const ranges = rangesOf(battles);
  const workers = Array.from(
    { length: Math.min(threads, battles) },
    () => new Worker(worker, { workerData: job }),
  );
  const keepBusy = async (thread: Worker) => {
    for (const range of ranges) {
      thread.postMessage(range);
      const [part] = (await once(thread, 'message', { signal: interruption })) as [Played];
      mergeInto(whole, part);
      onProgress(whole.tally.battles);
    }
  };
  try {
    await Promise.all(workers.map(keepBusy));
  } catch (error) {
    if (!interruption.aborted) throw error;
  } finally {
    await Promise.all(workers.map((thread) => thread.terminate()));
  }
  return whole;
}
