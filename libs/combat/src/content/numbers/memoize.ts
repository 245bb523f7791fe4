/**
 * Remembers the result by the identity of the argument, which must never be mutated. Entries go with their arguments,
 * so the memory holds nothing alive.
 */
export function memoizeByIdentity<Key extends object, Result>(
  compute: (key: Key) => Result,
): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) known.set(key, (entry = { result: compute(key) }));
    return entry.result;
  };
}

/**
 * Remembers the last result for each first argument, as long as the other two are the same objects. For arguments
 * that change together, this is all that is asked again, and cheaper than a memory for every combination.
 */
export function memoizeLast<Key extends object, Second extends object, Third extends object, Result>(
  compute: (key: Key, second: Second, third: Third) => Result,
): (key: Key, second: Second, third: Third) => Result {
  const known = new WeakMap<
    Key,
    { readonly second: Second; readonly third: Third; readonly result: Result }
  >();
  return (key, second, third) => {
    const entry = known.get(key);
    if (entry?.second === second && entry.third === third) return entry.result;
    const result = compute(key, second, third);
    known.set(key, { second, third, result });
    return result;
  };
}
