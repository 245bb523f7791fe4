/** A scenario that once failed: `seed` and `path` as fast-check printed them. */
export interface FailingSeed {
  readonly name: string;
  readonly seed: number;
  readonly path: string;
}

export const FAILING_SEEDS: readonly FailingSeed[] = [];
