import { STRIKE_FLAGS } from '../../content/vocabulary.js';
import type { StrikeFlag } from '../../content/vocabulary.js';

/** A set of strike flags, one bit for each: every strike carries one, and most of them are empty. */
export type FlagSet = number;

export const NO_FLAGS: FlagSet = 0;

const BITS = Object.fromEntries(STRIKE_FLAGS.map((flag, position) => [flag, 1 << position])) as Readonly<
  Record<StrikeFlag, number>
>;

export function flagSet(flags: readonly StrikeFlag[]): FlagSet {
  return flags.reduce((set, flag) => set | BITS[flag], NO_FLAGS);
}

export function hasFlag(set: FlagSet, flag: StrikeFlag): boolean {
  return (set & BITS[flag]) !== 0;
}
