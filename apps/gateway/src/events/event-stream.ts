import type { FeedReader } from './feed-reader.js';

/** Tells the client to come back soon when the stream breaks, and makes the headers leave at once. */
const OPENING = 'retry: 1000\n\n';
const SIGN_OF_LIFE = ': \n\n';

/**
 * A battle's log as server-sent events, from the entry after number `after` to the battle's end. It is asked for the
 * next piece when the last one has been taken, so a slow client costs one page of memory, whatever happens meanwhile.
 * @param heartbeatMs how long the stream may be silent.
 */
export async function* eventStream(
  reader: Pick<FeedReader, 'isDone' | 'read' | 'wait'>,
  after: number,
  heartbeatMs: number,
): AsyncGenerator<string, void> {
  let position = after;
  let quietUntil = performance.now() + heartbeatMs;
  yield OPENING;
  while (!reader.isDone) {
    const page = await reader.read(position);
    if (page !== null) {
      yield page.text;
      if (page.isEnd) return;
      position = page.last;
      quietUntil = performance.now() + heartbeatMs;
      if (page.isFull) continue;
    }
    if (!(await reader.wait(Math.max(0, quietUntil - performance.now())))) {
      yield SIGN_OF_LIFE;
      quietUntil = performance.now() + heartbeatMs;
    }
  }
}
