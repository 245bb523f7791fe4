import type { ContentPack, Language } from '@melee/combat/content';
import type { BattleSnapshot, LogEntry } from '@melee/combat/dto';
import { namesOf, renderEvent } from '@melee/combat/rendering';
import type { RenderedEntry } from './views.js';

/**
 * The entries with a line for people each.
 * @param pack the pack of the battle; without it, its things go by their ids.
 */
export function renderEntries(
  entries: readonly LogEntry[],
  actors: BattleSnapshot['actors'],
  pack: ContentPack | null,
  language: Language,
): RenderedEntry[] {
  const actorNames = Object.entries(actors).map(([cid, { meta }]) => [cid, meta.name] as const);
  const names = namesOf(Object.fromEntries(actorNames), pack, language);
  return entries.map((entry) => ({ ...entry, text: renderEvent(entry, names, language) }));
}
