import { CombatError } from '../dto/index.js';
import { type UnknownWord, unknownWord } from './fault.js';

/** Single-character insertions, deletions and substitutions that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** The known word that is closest to `word`; the first of equals; null if none is known. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/** Says that the pack has nothing with this id: the details name what kind of thing was looked for, and the nearest. */
export function unknownId(details: Readonly<Record<string, unknown>> & UnknownWord): CombatError {
  return new CombatError('content/unknown-id', details, unknownWord([], details).message);
}

/** The entry with this id; a {@link CombatError} `content/unknown-id` names the table and the nearest known id. */
export function lookUp<Entry>(table: Readonly<Record<string, Entry>>, kind: string, id: string): Entry {
  const entry = Object.hasOwn(table, id) ? table[id] : undefined;
  if (entry === undefined) {
    throw unknownId({ kind, id, nearest: nearestWord(id, Object.keys(table)) });
  }
  return entry;
}
