import type { Language } from '@melee/combat/content';
import type { FeedReader } from './feed-reader.js';
import type { LogPage } from './log-page.js';

/** What a client asks a stream for. */
export interface Wish {
  /** Number of the last entry that the client knows. */
  readonly after: number;
  /** Of the lines for people; none if undefined. */
  readonly language: Language | undefined;
}

/** The next thing to tell a client: entries, or for want of them that the stream stands. */
export interface Tidings {
  readonly page: LogPage | null;
  /** Number of the last entry that the client has, with these. */
  readonly last: number;
}

/**
 * A battle's log from where the client stands to the battle's end, or until the reader gets nothing more. It is asked
 * for the next piece when the last one has been taken, so a slow client costs one page of memory, whatever happens
 * meanwhile.
 * @param heartbeatMs how long the stream may be silent.
 */
export async function* follow(
  reader: Pick<FeedReader, 'end' | 'read' | 'wait'>,
  { after, language }: Wish,
  heartbeatMs: number,
): AsyncGenerator<Tidings, void> {
  let last = after;
  let quietUntil = performance.now() + heartbeatMs;
  while (reader.end === null) {
    const page = await reader.read(last, language);
    if (page !== null) {
      ({ last } = page);
      yield { page, last };
      if (page.isEnd) return;
      quietUntil = performance.now() + heartbeatMs;
      if (page.isFull) continue;
    }
    if (!(await reader.wait(Math.max(0, quietUntil - performance.now())))) {
      yield { page: null, last };
      quietUntil = performance.now() + heartbeatMs;
    }
  }
}
