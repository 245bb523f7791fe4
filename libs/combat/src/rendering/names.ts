import type { Language, Localized } from '../content/index.js';
import type { ActorId } from '../dto/index.js';

/** What the ids in events are called, for people. Every id has a name: at worst it is made from the id itself. */
export interface Names {
  actor(cid: ActorId): string;
  weapon(id: string): string;
  ability(id: string): string;
  item(id: string): string;
  effect(id: string): string;
  feint(id: string): string;
}

type NamedTable = Readonly<Record<string, { readonly name: Localized }>>;
/** What of a content pack has names that stand in events. */
export type NamedContent = Readonly<
  Record<'weapons' | 'abilities' | 'items' | 'effects' | 'feints', NamedTable>
>;

function readable(id: string): string {
  return id.replaceAll(/[_-]/g, ' ');
}

/** Ids come from outside: `constructor` and the like must not be found in the table's prototype. */
function own<Entry>(table: Readonly<Record<string, Entry>>, id: string): Entry | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

/**
 * The names of one battle in one language.
 *
 * @param actorNames actor id → its name; an actor that is not in it goes by its id.
 * @param pack the content pack with which the battle was created; null where it is not at hand: things go by their ids then.
 */
export function namesOf(
  actorNames: Readonly<Record<ActorId, string>>,
  pack: NamedContent | null,
  language: Language = 'en',
): Names {
  const namesIn =
    (table: NamedTable = {}) =>
    (id: string): string =>
      own(table, id)?.name[language] ?? readable(id);
  return {
    actor: (cid) => own(actorNames, cid) ?? cid,
    weapon: namesIn(pack?.weapons),
    ability: namesIn(pack?.abilities),
    item: namesIn(pack?.items),
    effect: namesIn(pack?.effects),
    feint: namesIn(pack?.feints),
  };
}
