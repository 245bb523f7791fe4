import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type InterruptingSignal = (typeof SIGNALS)[number];

/**
 * Turns the first signal that asks this process to end into an abort whose reason is that signal. Further ones change
 * nothing: npm and the terminal may both send theirs, and the way down is bounded anyway.
 */
export function onInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => controller.abort(signal));
  return controller.signal;
}

/** The exit code by which a shell knows that a signal ended us. */
export function exitCodeOf(interruption: AbortSignal): number {
  return 128 + constants.signals[interruption.reason as InterruptingSignal];
}

/** Settles when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
