import type { Fault } from '../fault.js';
import { type ContentTables, TABLES } from '../rules/content-tables.js';

/**
 * What of a pack has the shape that it should have. The rules are checked on this, so that one mistake hides few
 * others: an entry with a fault is left out, unless the fault is only a word that nobody knows.
 */
export function soundPart(value: Readonly<Record<string, unknown>>, faults: readonly Fault[]): ContentTables {
  const unsound = new Set(
    faults
      .filter(({ unknown }) => unknown === undefined)
      .map(({ path: [part = '', entry = ''] }) => `${part}.${entry}`),
  );
  const tables = TABLES.map((name) => {
    const table = value[name];
    const isTable = typeof table === 'object' && table !== null && !unsound.has(`${name}.`);
    const entries = isTable ? Object.entries(table) : [];
    return [name, Object.fromEntries(entries.filter(([id]) => !unsound.has(`${name}.${id}`)))] as const;
  });
  const { unarmed } = value;
  return {
    ...(Object.fromEntries(tables) as unknown as ContentTables),
    ...(typeof unarmed === 'string' && { unarmed }),
  };
}
