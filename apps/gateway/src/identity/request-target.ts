/** What a request is about, as far as it names it; nothing of it has been validated. */
export interface RequestTarget {
  readonly battleId: string | undefined;
  /** In whose names the request is made. */
  readonly actors: readonly string[];
}

/**
 * Finds what a request is about in its parts: those of the path before the body, or the message of a call.
 * A battle stands under `battleId`, actors under `cid`, also in each of `moves`.
 */
export function targetOf(...parts: readonly unknown[]): RequestTarget {
  const battleId = parts.map((part) => textIn(part, 'battleId')).find((id) => id !== undefined);
  const acting = [...parts, ...parts.flatMap(movesIn)];
  return {
    battleId,
    actors: acting.map((part) => textIn(part, 'cid')).filter((cid) => cid !== undefined),
  };
}

function textIn(part: unknown, property: string): string | undefined {
  const value = valueIn(part, property);
  return typeof value === 'string' ? value : undefined;
}

function movesIn(part: unknown): readonly unknown[] {
  const moves = valueIn(part, 'moves');
  return Array.isArray(moves) ? moves : [];
}

function valueIn(part: unknown, property: string): unknown {
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, property)) return undefined;
  return (part as Readonly<Record<string, unknown>>)[property];
}
