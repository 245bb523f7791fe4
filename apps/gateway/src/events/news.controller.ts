import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { COMBAT_NEWS } from '@melee/combat/dto';
import { BattleFeeds } from './battle-feeds.js';

/** Hears from the scripts, over the transport, in which battles something has happened. */
@Controller()
export class NewsController {
  constructor(private readonly feeds: BattleFeeds) {}

  /** Whose news it is matters, and for traces how far it reaches; what has happened, the log itself tells. */
  @EventPattern(COMBAT_NEWS)
  hear(@Payload() news: unknown): void {
    if (typeof news !== 'object' || news === null || !('sid' in news)) return;
    if (typeof news.sid === 'string') this.feeds.hear(news.sid, news);
  }
}
