const LOST_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
const LOST_CLIENT = new Set(['Connection is closed.', 'Command timed out']);
/** Answers of a Redis server that will be able to work later. */
const NOT_NOW = /^(LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|READONLY) /;

/** Whether Redis, or the way to it, is away for the time being: what failed may succeed later. */
export function isStorageOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'MaxRetriesPerRequestError') return true;
  if (LOST_CLIENT.has(error.message) || NOT_NOW.test(error.message)) return true;
  return 'code' in error && typeof error.code === 'string' && LOST_CONNECTION.has(error.code);
}
