import { GatewayError } from './gateway-error.js';
import type { Problem } from './problem.js';

/** Redis takes about as long to restart, and items that wait take less to be used. */
const SOON_S = 1;
/** What is refused with these may be taken later. */
const TRANSIENT: readonly number[] = [429, 503];

/** Seconds after which a client may try again; undefined where that would not help. */
export function retryAfterOf(error: unknown, { status }: Pick<Problem, 'status'>): number | undefined {
  if (error instanceof GatewayError && error.retryAfterS !== undefined) return error.retryAfterS;
  return TRANSIENT.includes(status) ? SOON_S : undefined;
}
