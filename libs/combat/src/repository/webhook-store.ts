import type { BattleWebhooks, SessionId, Webhook } from '../dto/index.js';
import { sessionKeys } from './keys.js';
import type { RedisClient } from './redis-client.js';

/** The field of a session's meta that holds its webhooks; a session without any has none. */
export const WEBHOOKS_FIELD = 'webhooks';

/** The webhooks of battles. They are written with the battle itself and never change. */
export class WebhookStore {
  constructor(private readonly redis: RedisClient) {}

  /** Those of a battle; null if there is no such battle. */
  async find(sid: SessionId): Promise<BattleWebhooks | null> {
    const [createdAt, webhooks] = await this.redis.hmget(sessionKeys.meta(sid), 'createdAt', WEBHOOKS_FIELD);
    if (createdAt === null || createdAt === undefined) return null;
    return {
      createdAt: Number(createdAt),
      webhooks: typeof webhooks === 'string' ? (JSON.parse(webhooks) as Webhook[]) : [],
    };
  }
}
