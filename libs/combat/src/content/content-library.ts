import { contentId } from './content-id.js';
import { nearestWord, unknownId } from './lookup.js';
import type { ContentPack } from './types.js';

/** The packs that this process has loaded: a battle keeps the one with which it began. */
export class ContentLibrary {
  readonly #packs = new Map<string, ContentPack>();

  /** Keeps the pack and gives its id. Adding the same content again changes nothing. */
  add(pack: ContentPack): string {
    const id = contentId(pack);
    if (!this.#packs.has(id)) this.#packs.set(id, pack);
    return id;
  }

  /** The pack with this id, always the same object; a {@link CombatError} `content/unknown-id` if not loaded. */
  get(id: string): ContentPack {
    const pack = this.#packs.get(id);
    if (pack === undefined) {
      const known = this.ids();
      throw unknownId({ kind: 'pack', id, nearest: nearestWord(id, known) });
    }
    return pack;
  }

  /**
   * Id of the pack with this id or name; where packs share the name, of the one that was added last.
   * @throws CombatError `content/unknown-id` if there is none.
   */
  find(nameOrId: string): string {
    if (this.#packs.has(nameOrId)) return nameOrId;
    const names = [...this.#packs].map(([id, { name }]) => [name, id] as const);
    const found = names.findLast(([name]) => name === nameOrId);
    if (found !== undefined) return found[1];
    const nearest = nearestWord(
      nameOrId,
      names.map(([name]) => name),
    );
    throw unknownId({ kind: 'pack', id: nameOrId, nearest });
  }

  ids(): readonly string[] {
    return [...this.#packs.keys()];
  }
}
