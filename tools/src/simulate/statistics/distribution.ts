/** How often each whole number was seen. */
export type Frequencies = ReadonlyMap<number, number>;

export interface Bin {
  /** Both ends belong to the bin. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Distribution {
  readonly mean: number;
  readonly median: number;
  /** Nine tenths of the values are not above it. */
  readonly p90: number;
  readonly min: number;
  readonly max: number;
  /** From the least value to the greatest, all of one width, empty ones included. */
  readonly bins: readonly Bin[];
}

const MOST_BINS = 20;

/** The least value that at least this share of all values does not exceed: the nearest-rank method. */
function quantile(ascending: readonly (readonly [number, number])[], total: number, share: number): number {
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [value, count] of ascending) {
    seen += count;
    if (seen >= rank) return value;
  }
  return 0;
}

/** The least width of the kind 1, 2, 5, 10, 20 … that needs no more than so many bins. */
function binWidth(range: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (Math.ceil((range + 1) / (factor * power)) < MOST_BINS) return factor * power;
    }
  }
}

function binsOf(ascending: readonly (readonly [number, number])[], min: number, max: number): Bin[] {
  const width = binWidth(max - min);
  const first = Math.floor(min / width);
  const bins = Array.from({ length: Math.floor(max / width) - first + 1 }, (_, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width - 1,
    count: 0,
  }));
  for (const [value, count] of ascending) {
    const bin = bins[Math.floor(value / width) - first];
    if (bin !== undefined) bin.count += count;
  }
  return bins;
}

/** What the numbers look like together; all zeros and no bins if there are none. */
export function distributionOf(frequencies: Frequencies): Distribution {
  const ascending = [...frequencies].sort(([one], [other]) => one - other);
  const total = ascending.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return { mean: 0, median: 0, p90: 0, min: 0, max: 0, bins: [] };
  const min = ascending[0]?.[0] ?? 0;
  const max = ascending.at(-1)?.[0] ?? 0;
  return {
    mean: ascending.reduce((sum, [value, count]) => sum + value * count, 0) / total,
    median: quantile(ascending, total, 0.5),
    p90: quantile(ascending, total, 0.9),
    min,
    max,
    bins: binsOf(ascending, min, max),
  };
}
