import { inspect } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from './errors.js';

export interface WaitOptions {
  /** Milliseconds after which the wait fails; 30,000 unless told. */
  readonly timeoutMs?: number;
  /** Milliseconds between two probes; 25 unless told. */
  readonly intervalMs?: number;
}

/**
 * Calls the probe until it answers something other than `undefined` or `false`, and returns that.
 * An error that the probe throws ends the wait at once.
 * @throws HarnessError `wait/timeout`, naming what was awaited and the last answer.
 */
export async function waitFor<T>(
  description: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 30_000, intervalMs = 25 }: WaitOptions = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() >= deadline) {
      throw new HarnessError(
        'wait/timeout',
        `Waited ${timeoutMs} ms for ${description}; the last answer was ${inspect(answer)}.`,
      );
    }
    await sleep(intervalMs);
  }
}
