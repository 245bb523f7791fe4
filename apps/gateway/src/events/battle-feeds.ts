import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '@melee/combat/content';
import type { SessionId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig, GatewayMetrics, TRACER, type Tracer } from '@melee/platform';
import { BattleContent } from '../content/battle-content.js';
import type { Caller } from '../identity/caller.js';
import { BattleFeed } from './battle-feed.js';
import { DeliveryTraces, type NewsOfCommit } from './delivery-traces.js';
import { FeedReader } from './feed-reader.js';
import type { Wish } from './follow.js';
import { LogRenderer } from './log-renderer.js';

/** A client's place at a feed, and what it asked for. */
export interface OpenStream {
  readonly sid: SessionId;
  /** Must leave in the end. */
  readonly reader: FeedReader;
  readonly wish: Wish;
}

/** The feeds of the battles that somebody follows here. */
@Injectable()
export class BattleFeeds {
  private readonly feeds = new Map<SessionId, BattleFeed>();
  private isClosed = false;

  constructor(
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(GatewayMetrics) metrics: GatewayMetrics,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {
    metrics.watchSubscribers(() => this.readerCount);
  }

  /**
   * A stream of the battle's log; null if the battle is finished and the client knows all of it.
   * @param after number of the last entry that the client knows.
   * @param caller whose stream ends when nobody knows any more who he is.
   * @throws CombatError `session/not-found`.
   */
  async open(
    sid: SessionId,
    after: number,
    language: Language | undefined,
    { expiresAt }: Pick<Caller, 'expiresAt'>,
  ): Promise<OpenStream | null> {
    const { meta, logLength } = await this.combat.loadBattleView(sid);
    if (meta.status === 'finished' && after >= logLength) return null;
    const feed = this.feedOf(sid);
    const reader = new FeedReader(feed, () => this.release(sid, feed), expiresAt);
    return { sid, reader, wish: { after: Math.min(after, logLength), language } };
  }

  /** Something has happened in the battle; whoever follows it here will see what. */
  hear(sid: SessionId, news: NewsOfCommit): void {
    this.feeds.get(sid)?.hear(news);
  }

  /** Ends all streams, and each that is opened from now on. */
  closeAll(): void {
    this.isClosed = true;
    for (const feed of this.feeds.values()) feed.close('stopping');
  }

  private get readerCount(): number {
    return [...this.feeds.values()].reduce((sum, { readers }) => sum + readers.size, 0);
  }

  private feedOf(sid: SessionId): BattleFeed {
    const known = this.feeds.get(sid);
    if (known?.end === null) return known;
    const renderer = new LogRenderer(sid, this.combat, this.content);
    const feed = new BattleFeed(
      sid,
      this.combat,
      renderer,
      this.config.stream.resyncMs,
      new DeliveryTraces(sid, this.tracer),
    );
    if (this.isClosed) feed.close('stopping');
    this.feeds.set(sid, feed);
    return feed;
  }

  /** Forgets the feed if nobody reads from it any more. */
  private release(sid: SessionId, feed: BattleFeed): void {
    if (feed.readers.size > 0) return;
    feed.close('gone');
    if (this.feeds.get(sid) === feed) this.feeds.delete(sid);
  }
}
