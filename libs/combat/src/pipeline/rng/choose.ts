import { rollsOf } from './rolls.js';

/**
 * Some of the candidates, at most `count`, each equally likely, in the order in which they were drawn. The choice
 * follows from the seed and the purpose alone.
 */
export function chooseSome<T>(
  candidates: readonly T[],
  count: number,
  seed: string,
  purpose: string,
): readonly T[] {
  const rolls = rollsOf(seed, purpose);
  // Sorting by a roll each is a shuffle; ties, one in ten thousand, keep their order.
  return candidates
    .map((candidate, position) => ({ candidate, roll: rolls.roll(`choice ${String(position)}`) }))
    .sort((a, b) => a.roll - b.roll)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
