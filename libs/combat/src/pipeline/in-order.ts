import type { ActorId } from '../dto/index.js';

/** The ids in code-unit order. Most lists are the two sides of an exchange, for which sorting would cost too much. */
export function inOrder(ids: readonly ActorId[]): readonly ActorId[] {
  if (ids.length > 2) return [...ids].sort();
  const [first, second] = ids;
  return first !== undefined && second !== undefined && second < first ? [second, first] : ids;
}
