import type { BattleFeed } from './battle-feed.js';

/** Tells the client to come back soon when the stream breaks, and makes the headers leave at once. */
const OPENING = 'retry: 1000\n\n';
const SIGN_OF_LIFE = ': \n\n';

export interface EventStreamOptions {
  /** Number of the last entry that the client knows. */
  readonly after: number;
  /** How long the stream may be silent, milliseconds. */
  readonly heartbeatMs: number;
  /** Aborted when the client is gone. */
  readonly gone: AbortSignal;
}

/**
 * A battle's log as server-sent events, from the entry after `after` to the battle's end. It is asked for the next
 * piece when the last one has been taken, so a slow client costs one page of memory, whatever happens meanwhile.
 */
export async function* eventStream(
  feed: BattleFeed,
  options: EventStreamOptions,
): AsyncGenerator<string, void> {
  const { heartbeatMs, gone } = options;
  const bell = feed.join();
  const leave = () => bell.ring();
  gone.addEventListener('abort', leave, { once: true });
  try {
    let position = options.after;
    let quietUntil = performance.now() + heartbeatMs;
    yield OPENING;
    while (!feed.isClosed && !gone.aborted) {
      const page = await feed.read(position);
      if (page !== null) {
        yield page.text;
        if (page.isEnd) return;
        position = page.last;
        quietUntil = performance.now() + heartbeatMs;
        if (page.isFull) continue;
      }
      if (!(await bell.wait(Math.max(0, quietUntil - performance.now())))) {
        yield SIGN_OF_LIFE;
        quietUntil = performance.now() + heartbeatMs;
      }
    }
  } finally {
    gone.removeEventListener('abort', leave);
    feed.leave(bell);
  }
}
