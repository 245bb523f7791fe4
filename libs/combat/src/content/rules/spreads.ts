import type { Fault } from '../fault.js';
import type { Spread } from '../types.js';

/** An amount that could be rolled below 0. */
export function spreadFaults(path: readonly string[], { base, spread }: Spread): readonly Fault[] {
  if (spread <= base) return [];
  return [
    {
      path: [...path, 'spread'],
      message: `Expected a whole number from 0 to the base ${base}, found ${spread}.`,
    },
  ];
}
