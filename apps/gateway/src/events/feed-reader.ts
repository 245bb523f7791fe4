import type { Language } from '@melee/combat/content';
import type { Span } from '@melee/platform';
import type { BattleFeed, FeedEnd } from './battle-feed.js';
import { Doorbell } from './doorbell.js';
import type { LogPage } from './log-page.js';

/**
 * Why a reader gets nothing more before the battle's end: `left` if it does not want or cannot take more, `expired` if
 * nobody knows any more who it is.
 */
export type ReaderEnd = FeedEnd | 'left' | 'expired';

/** What a timer can wait, milliseconds; a later end is not lived to see by a stream. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** One reader's place at a feed, from its making until it leaves. */
export class FeedReader {
  private readonly bell = new Doorbell();
  private hasLeft = false;
  private isExpired = false;
  private readonly expiry: NodeJS.Timeout | undefined;

  /** @param expiresAt Unix milliseconds; null for a reader whose identity does not end. */
  constructor(
    private readonly feed: BattleFeed,
    private readonly onLeave: () => void,
    expiresAt: number | null = null,
  ) {
    feed.readers.add(this);
    const leftMs = (expiresAt ?? Infinity) - Date.now();
    if (leftMs <= LONGEST_TIMER_MS) this.expiry = setTimeout(() => this.expire(), leftMs);
  }

  /** Why there is nothing more to read for this one; null while there may be. */
  get end(): ReaderEnd | null {
    if (this.hasLeft) return 'left';
    return this.isExpired ? 'expired' : this.feed.end;
  }

  /** See {@link BattleFeed.read}. */
  read(after: number, language?: Language): Promise<LogPage | null> {
    return this.feed.read(after, language);
  }

  /** The span of giving a page to the client; null unless it is to be traced. */
  deliver(page: LogPage): Span | null {
    return this.feed.traces.deliver(page);
  }

  /** Resolves when there may be more to read, or after `ms` milliseconds; tells which of the two. */
  wait(ms: number): Promise<boolean> {
    return this.bell.wait(ms);
  }

  /** Ends the wait. */
  wake(): void {
    this.bell.ring();
  }

  leave(): void {
    if (this.hasLeft) return;
    this.hasLeft = true;
    clearTimeout(this.expiry);
    this.feed.readers.delete(this);
    this.wake();
    this.onLeave();
  }

  private expire(): void {
    this.isExpired = true;
    this.wake();
  }
}
