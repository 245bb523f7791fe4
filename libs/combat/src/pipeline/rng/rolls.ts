import { SCALE } from '../../content/numbers/fixed-point.js';
import { murmur3 } from './murmur3.js';
import { sfc32 } from './sfc32.js';

/** The random numbers of one action. */
export interface Rolls {
  /**
   * An integer from 0 to 9999, each equally likely. It depends on the purpose alone, not on what was rolled before;
   * the same purpose always gives the same number.
   */
  roll(purpose: string): number;
}

/** Whether something with this fixed-point chance happens. What is certain or impossible is not rolled for. */
export function happens(rolls: Rolls, purpose: string, chance: number): boolean {
  if (chance <= 0) return false;
  return chance >= SCALE || rolls.roll(purpose) < chance;
}

/** An integer from `-spread` to `spread`, each equally likely. */
export function spreadOf(rolls: Rolls, purpose: string, spread: number): number {
  if (spread <= 0) return 0;
  return Math.floor(((2 * spread + 1) * rolls.roll(purpose)) / SCALE) - spread;
}

const UINT32 = 2 ** 32;

/** The rolls of an action: the same for the same session seed and action id, on every machine. */
export function rollsOf(seed: string, actionId: string): Rolls {
  const key = `${seed}/${actionId}`;
  // Four hashes with different seeds: no part of the outcome hangs on a single 32-bit state that could be guessed.
  const lanes = [murmur3(key, 1), murmur3(key, 2), murmur3(key, 3), murmur3(key, 4)] as const;
  return {
    roll(purpose) {
      const random = sfc32([murmur3(purpose, lanes[0]), murmur3(purpose, lanes[1]), lanes[2], lanes[3]]);
      return Math.floor((random * SCALE) / UINT32);
    },
  };
}
