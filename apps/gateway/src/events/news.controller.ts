import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { COMBAT_NEWS } from '@melee/combat/dto';
import { BattleFeeds } from './battle-feeds.js';

/** Hears from the scripts, over the transport, in which battles something has happened. */
@Controller()
export class NewsController {
  constructor(private readonly feeds: BattleFeeds) {}

  /** Only whose news it is matters: how far the log reaches, the log itself tells. */
  @EventPattern(COMBAT_NEWS)
  hear(@Payload() news: unknown): void {
    if (typeof news !== 'object' || news === null || !('sid' in news)) return;
    if (typeof news.sid === 'string') this.feeds.hear(news.sid);
  }
}
