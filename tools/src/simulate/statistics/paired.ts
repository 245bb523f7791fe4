import { Z_95, type Estimate } from './proportion.js';

/** The same trials under two conditions, counted by what came of each trial under both. */
export interface PairedOutcomes {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Added to each of the four counts. */
const ADJUSTMENT = 0.5;

/**
 * By how much the share of successes grows from the first condition to the second, with the interval of Agresti and Min
 * for matched pairs: the Wald interval of the counts after half a trial was added to each, which keeps it honest where
 * few pairs differ. The value itself is not adjusted.
 *
 * A. Agresti, Y. Min, "Simple improved confidence intervals for comparing matched proportions", Statistics in Medicine
 * 24 (2005), 729–740.
 */
export function pairedDifference({ both, onlyFirst, onlySecond, neither }: PairedOutcomes): Estimate {
  const trials = both + onlyFirst + onlySecond + neither;
  if (trials === 0) return { value: 0, low: -1, high: 1 };
  const [gained, lost] = [onlySecond + ADJUSTMENT, onlyFirst + ADJUSTMENT];
  const adjusted = trials + 4 * ADJUSTMENT;
  const centre = (gained - lost) / adjusted;
  const reach = (Z_95 * Math.sqrt(gained + lost - (gained - lost) ** 2 / adjusted)) / adjusted;
  return {
    value: (onlySecond - onlyFirst) / trials,
    low: Math.max(-1, centre - reach),
    high: Math.min(1, centre + reach),
  };
}

/** Sums over pairs of whole numbers; they determine the mean difference and its interval. */
export interface DifferenceSums {
  readonly pairs: number;
  /** Sum of second minus first. */
  readonly sum: number;
  readonly sumOfSquares: number;
}

/**
 * The mean of the differences, with the interval of the normal approximation; null for fewer than two pairs, which tell
 * nothing of the spread.
 */
export function meanDifference({ pairs, sum, sumOfSquares }: DifferenceSums): Estimate | null {
  if (pairs < 2) return null;
  const value = sum / pairs;
  const variance = Math.max(0, sumOfSquares - sum * value) / (pairs - 1);
  const reach = Z_95 * Math.sqrt(variance / pairs);
  return { value, low: value - reach, high: value + reach };
}
