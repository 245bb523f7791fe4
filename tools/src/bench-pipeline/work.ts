/** How much was done. */
export interface Work {
  exchanges: number;
  strikes: number;
}

/** Something whose speed is measured. */
export interface Workload {
  readonly name: string;
  /** Makes ready what the next `run` of so many exchanges needs; its time is not counted. */
  prepare?(exchanges: number): void;
  run(exchanges: number): Work;
}
