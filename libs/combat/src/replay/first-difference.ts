/** Where two values differ first: names and positions joined by dots, such as `actors.a.state.hp`. */
export interface ValueDifference {
  readonly path: string;
  /** Undefined where there is nothing. */
  readonly expected: unknown;
  readonly found: unknown;
}

/** The first difference of two JSON values, keys in code-unit order; null if they are equal. */
export function firstDifference(expected: unknown, found: unknown, path: string): ValueDifference | null {
  if (expected === found) return null;
  if (!isBranch(expected) || !isBranch(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return { path, expected, found };
  }
  for (const key of keysOf(expected, found)) {
    const difference = firstDifference(ownValue(expected, key), ownValue(found, key), `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

const ownValue = (branch: Branch, key: string): unknown =>
  Object.hasOwn(branch, key) ? branch[key] : undefined;

function keysOf(expected: Branch, found: Branch): readonly string[] {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return Array.isArray(expected) ? keys.sort((one, other) => Number(one) - Number(other)) : keys.sort();
}
