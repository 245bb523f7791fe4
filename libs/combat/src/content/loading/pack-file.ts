/** A file of a pack: its name, for messages, and what stands in it. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a pack, and where. */
export interface PackProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Where in the pack, such as `weapons.kris.onCrit.0.effect`; empty for the whole file. */
  readonly path: string;
  /** What is wrong and what was expected, in a sentence. */
  readonly message: string;
}
