import { MANOEUVRE, SURRENDER } from '../../dto/index.js';
import type { Fault } from '../fault.js';

/** An event of the log names by one of these ids what did it, and a hand holds a weapon or a shield by its id. */
const SHARED = ['weapons', 'shields', 'items', 'abilities'] as const;
const RESERVED: readonly string[] = [SURRENDER, MANOEUVRE];

const idsOf = (table: unknown): readonly string[] =>
  typeof table === 'object' && table !== null && !Array.isArray(table) ? Object.keys(table) : [];

/** Ids that would stand for two things, whatever shape the things have. */
export function idFaults(pack: Readonly<Record<string, unknown>>): readonly Fault[] {
  const owners = new Map<string, string>();
  const shared = SHARED.flatMap((table) =>
    idsOf(pack[table]).flatMap((id): Fault[] => {
      const owner = owners.get(id);
      owners.set(id, owner ?? table);
      if (owner === undefined) return [];
      const message = `"${id}" stands in "${owner}" already: weapons, shields, items and abilities share their ids.`;
      return [{ path: [table, id], message }];
    }),
  );
  const abilities = idsOf(pack['abilities']);
  const reserved = RESERVED.filter((id) => abilities.includes(id)).map((id) => ({
    path: ['abilities', id],
    message: `"${id}" is an ability that every actor has; choose another id.`,
  }));
  return [...shared, ...reserved];
}
