import type { BattleFeed } from './battle-feed.js';
import { Doorbell } from './doorbell.js';
import type { LogPage } from './log-page.js';

/** One reader's place at a feed, from its making until it leaves. */
export class FeedReader {
  private readonly bell = new Doorbell();
  private hasLeft = false;

  constructor(
    private readonly feed: BattleFeed,
    private readonly onLeave: () => void,
  ) {
    feed.readers.add(this);
  }

  /** Whether there is nothing more to read for this one: it has left, or the feed is closed. */
  get isDone(): boolean {
    return this.hasLeft || this.feed.isClosed;
  }

  /** See {@link BattleFeed.read}. */
  read(after: number): Promise<LogPage | null> {
    return this.feed.read(after);
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
    this.feed.readers.delete(this);
    this.wake();
    this.onLeave();
  }
}
