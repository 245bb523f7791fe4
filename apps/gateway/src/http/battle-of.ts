/** The battle that the parameters of a route, or a message, name; undefined if they name none. */
export function battleOf(params: unknown): string | undefined {
  const isNamed = typeof params === 'object' && params !== null && 'battleId' in params;
  return isNamed && typeof params.battleId === 'string' ? params.battleId : undefined;
}
