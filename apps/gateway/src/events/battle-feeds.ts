import { Inject, Injectable } from '@nestjs/common';
import type { SessionId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import { BattleFeed } from './battle-feed.js';
import { FeedReader } from './feed-reader.js';

/** The feeds of the battles that somebody follows here. */
@Injectable()
export class BattleFeeds {
  private readonly feeds = new Map<SessionId, BattleFeed>();
  private isClosed = false;

  constructor(
    private readonly combat: CombatManager,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** A new reader of the battle's log, who must leave in the end. */
  join(sid: SessionId): FeedReader {
    const feed = this.feedOf(sid);
    return new FeedReader(feed, () => this.release(sid, feed));
  }

  /** Something has happened in the battle; whoever follows it here will see what. */
  hear(sid: SessionId): void {
    this.feeds.get(sid)?.hear();
  }

  /** Ends all streams, and each that is opened from now on. */
  closeAll(): void {
    this.isClosed = true;
    for (const feed of this.feeds.values()) feed.close();
  }

  private feedOf(sid: SessionId): BattleFeed {
    const known = this.feeds.get(sid);
    if (known !== undefined && !known.isClosed) return known;
    const feed = new BattleFeed(sid, this.combat, this.config.stream.resyncMs);
    if (this.isClosed) feed.close();
    this.feeds.set(sid, feed);
    return feed;
  }

  /** Forgets the feed if nobody reads from it any more. */
  private release(sid: SessionId, feed: BattleFeed): void {
    if (feed.readers.size > 0) return;
    feed.close();
    if (this.feeds.get(sid) === feed) this.feeds.delete(sid);
  }
}
