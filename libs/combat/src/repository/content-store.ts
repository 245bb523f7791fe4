import type { SessionId } from '../dto/index.js';
import { activeBattleWithContent } from './find-battles.js';
import type { RedisClient } from './redis-client.js';

/** What the store looks at of a content pack; it keeps the whole of it as it is. */
export interface StorablePack {
  readonly name: string;
  readonly version: string;
  /** By language. */
  readonly title: Readonly<Record<string, string>>;
}

/** A pack that the store holds, as it is listed. */
export interface StoredPack extends StorablePack {
  readonly id: string;
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly uploadedAt: number;
}

const keyOf = (id: string) => `combat:content:${id}`;
/** Pack id → what is listed of it. */
const LIST_KEY = 'combat:content:list';

/** What became of a pack that was to be dropped; `battle` is one that needs it. */
export type DropOutcome =
  { readonly outcome: 'dropped' | 'unknown' } | { readonly outcome: 'used'; readonly battle: SessionId };

/**
 * Content packs that were uploaded: kept for all processes until somebody drops them, since battles keep the ones they
 * began with.
 */
export class ContentStore {
  constructor(private readonly redis: RedisClient) {}

  /** Keeps a pack. The same again only makes it the one that was uploaded last. */
  async save(id: string, pack: StorablePack): Promise<void> {
    const [seconds, microseconds] = await this.redis.time();
    const uploadedAt = Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
    const { name, version, title } = pack;
    // Before it is listed: whoever finds it in the list finds it.
    await this.redis.set(keyOf(id), JSON.stringify(pack));
    await this.redis.hset(LIST_KEY, id, JSON.stringify({ name, version, title, uploadedAt }));
    await this.retain(id, pack);
  }

  /** Sees to it that a pack is kept which has just been listed or begun with, whoever was about to drop it. */
  async retain(id: string, pack: StorablePack): Promise<void> {
    if ((await this.redis.exists(keyOf(id))) === 0) {
      await this.redis.set(keyOf(id), JSON.stringify(pack), 'NX');
    }
  }

  /** The JSON of a pack; null if it was not uploaded. */
  async find(id: string): Promise<string | null> {
    return this.redis.get(keyOf(id));
  }

  /** All packs, in the order in which they were uploaded. */
  async list(): Promise<StoredPack[]> {
    const entries = Object.entries(await this.redis.hgetall(LIST_KEY));
    return entries
      .map(([id, text]): StoredPack => ({ id, ...(JSON.parse(text) as Omit<StoredPack, 'id'>) }))
      .sort((one, other) => one.uploadedAt - other.uploadedAt);
  }

  /**
   * Forgets a pack, unless an active battle was begun with it. It leaves the list first, so that no other battle can begin
   * with it while the active ones are looked through. Whoever was past the list by then comes to {@link retain}: either
   * that finds the pack missing, or the second look here finds what it is retained for.
   */
  async drop(id: string): Promise<DropOutcome> {
    const listed = await this.redis.hget(LIST_KEY, id);
    if (listed === null && (await this.redis.exists(keyOf(id))) === 0) return { outcome: 'unknown' };
    await this.redis.hdel(LIST_KEY, id);
    const battle = await activeBattleWithContent(this.redis, id);
    if (battle !== null) return this.keepFor(battle, id, listed);
    const text = await this.redis.getdel(keyOf(id));
    const late = await activeBattleWithContent(this.redis, id);
    const isListedAgain = (await this.redis.hexists(LIST_KEY, id)) === 1;
    if (text !== null && (late !== null || isListedAgain)) await this.redis.set(keyOf(id), text, 'NX');
    return late === null ? { outcome: 'dropped' } : this.keepFor(late, id, listed);
  }

  private async keepFor(battle: SessionId, id: string, listed: string | null): Promise<DropOutcome> {
    if (listed !== null) await this.redis.hsetnx(LIST_KEY, id, listed);
    return { outcome: 'used', battle };
  }
}
