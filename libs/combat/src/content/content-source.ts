import { CombatError } from '../dto/index.js';
import { contentId } from './content-id.js';
import type { ContentLibrary } from './content-library.js';
import type { ContentPack } from './types.js';

/** Where packs are that were uploaded while processes ran. */
export interface PackStore {
  /** The JSON of a pack; null if it has none with this id. */
  find(id: string): Promise<string | null>;
}

/** Finds the pack of a battle; a {@link CombatError} `content/unknown-id` if there is none. */
export interface PackFinder {
  get(id: string): ContentPack | Promise<ContentPack>;
}

/** Packs that were fetched and are at hand; one that nobody has asked for longest gives way. */
const MOST_AT_HAND = 32;

/** Every pack that a battle can have begun with: those that this process has loaded, and those that were uploaded. */
export class ContentSource implements PackFinder {
  /** Those asked for longest ago first. One that is on its way is asked for once. */
  private readonly fetched = new Map<string, Promise<ContentPack>>();

  constructor(
    private readonly library: ContentLibrary,
    private readonly store: PackStore,
  ) {}

  /**
   * The pack with this id, the same object as long as it is at hand.
   * @throws CombatError `content/unknown-id`; `storage/corrupt` if what is stored is not the pack.
   */
  async get(id: string): Promise<ContentPack> {
    if (this.library.ids().includes(id)) return this.library.get(id);
    const known = this.fetched.get(id);
    this.fetched.delete(id);
    const pack = known ?? this.fetch(id);
    this.fetched.set(id, pack);
    this.forgetOldest();
    try {
      return await pack;
    } catch (error) {
      // Another time it may be there.
      if (this.fetched.get(id) === pack) this.fetched.delete(id);
      throw error;
    }
  }

  private async fetch(id: string): Promise<ContentPack> {
    const text = await this.store.find(id);
    // The library says which of its own is nearest.
    if (text === null) return this.library.get(id);
    const pack = JSON.parse(text) as ContentPack;
    if (contentId(pack) !== id) throw new CombatError('storage/corrupt', { contentId: id });
    return pack;
  }

  private forgetOldest(): void {
    const [oldest] = this.fetched.keys();
    if (this.fetched.size > MOST_AT_HAND && oldest !== undefined) this.fetched.delete(oldest);
  }
}
