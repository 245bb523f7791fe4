class Node<Result> {
  readonly next = new WeakMap<object, Node<Result>>();
  known: { readonly result: Result } | null = null;
}

/**
 * Remembers results by the identity of the arguments, which must never be mutated. Entries go with their arguments,
 * so the memory holds nothing alive.
 */
export function memoizeByIdentity<Args extends readonly object[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  const root = new Node<Result>();
  return (...args) => {
    let node = root;
    for (const arg of args) {
      let next = node.next.get(arg);
      if (next === undefined) node.next.set(arg, (next = new Node()));
      node = next;
    }
    node.known ??= { result: compute(...args) };
    return node.known.result;
  };
}
