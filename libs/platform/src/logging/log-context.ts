import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line says while something is done: for whom, about which battle, and in which trace. */
export interface LogContext {
  readonly requestId?: string;
  readonly sid?: string;
  readonly traceId?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/**
 * Runs something, in the log lines of which this stands beside what stood there already. It makes every promise of the
 * process dearer, so whoever does thousands of small things a second should rather say such fields in its lines.
 */
export function withLogContext<T>(context: LogContext, run: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, run);
}

/** A new object at each call: whoever writes a line adds to it. */
export const currentLogContext = (): LogContext => ({ ...storage.getStore() });
