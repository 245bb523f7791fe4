import type { RedisClient } from '@melee/combat/repository';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { isStorageOutage } from '../errors/storage-outage.js';

/** So many requests in a second, counted in Redis by all gateways together. */
export class PerSecondLimit {
  private readonly limiter: RateLimiterRedis;

  constructor(
    private readonly redis: RedisClient,
    /** What is counted; a part of the names of its keys. */
    name: string,
    perSecond: number,
  ) {
    this.limiter = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `combat:limit:${name}`,
      points: perSecond,
      duration: 1,
      // Whoever is over the limit is refused from memory until his second ends.
      inMemoryBlockOnConsumed: perSecond,
    });
  }

  /**
   * Counts a request of whatever the key stands for. Milliseconds until it has a chance again if it is one too many,
   * else 0. While Redis is away nothing is counted: whatever needs Redis will say so itself.
   */
  async take(key: string): Promise<number> {
    if (this.redis.status !== 'ready') return 0;
    try {
      await this.limiter.consume(key);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
      if (isStorageOutage(refusal)) return 0;
      throw refusal;
    }
  }
}
