/** A word or an id that means nothing where it stands. */
export interface UnknownWord {
  /** What it should be, such as `effect` or `damage type`. */
  readonly kind: string;
  readonly id: string;
  /** The known one that is closest to it; null if there is none. */
  readonly nearest: string | null;
}

/** Something in content that is not what it should be. */
export interface Fault {
  /** Keys and positions that lead to it. */
  readonly path: readonly string[];
  /** What is wrong and what was expected, in a sentence. */
  readonly message: string;
  readonly unknown?: UnknownWord;
}

export function unknownWord(path: readonly string[], unknown: UnknownWord): Fault {
  const { kind, id, nearest } = unknown;
  const end = nearest === null ? '.' : `; did you mean "${nearest}"?`;
  return { path, message: `There is no ${kind} "${id}"${end}`, unknown };
}
