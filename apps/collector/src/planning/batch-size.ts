export interface BatchLimits {
  /** Actions times actors of one batch. */
  readonly budget: number;
  readonly min: number;
  readonly max: number;
}

/** How many actions an Executor takes at once: the more actors there are to load and save, the fewer. */
export function batchSizeFor(actors: number, { budget, min, max }: BatchLimits): number {
  return Math.min(max, Math.max(min, Math.floor(budget / Math.max(1, actors))));
}
