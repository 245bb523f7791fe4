import { types } from 'node:util';

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !types.isMap(value);

/** The sum of two values of one make: numbers, maps of them, or plain objects of them. The first is added to. */
function sum(one: unknown, other: unknown): unknown {
  if (typeof other === 'number') return (typeof one === 'number' ? one : 0) + other;
  // Not `instanceof`: what another thread sent may be of another realm.
  if (types.isMap(other)) {
    const map: Map<unknown, unknown> = types.isMap(one) ? one : new Map();
    for (const [key, value] of other) map.set(key, sum(map.get(key), value));
    return map;
  }
  if (!isTable(other)) throw new TypeError('A tally is made of numbers, maps and plain objects only.');
  const table = isTable(one) ? one : {};
  for (const [part, value] of Object.entries(other)) table[part] = sum(table[part], value);
  return table;
}

/**
 * Adds all numbers of `part` to the numbers at the same places of `whole`, which changes.
 * @throws TypeError if anything but numbers, maps and plain objects is found
 */
export function mergeInto<Tallied extends object>(whole: Tallied, part: Tallied): void {
  sum(whole, part);
}
