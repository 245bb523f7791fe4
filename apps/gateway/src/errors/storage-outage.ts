const LOST_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
const LOST_CLIENT = new Set([
  'Connection is closed.',
  'Command timed out',
  'None of startup nodes is available',
  'Cluster is ended.',
]);
/** What a client of a cluster says that has asked in vain for the node that serves a key. */
const LOST_NODE = 'Too many Cluster redirections.';
/** Answers of a Redis server that will be able to work later. */
const NOT_NOW = /^(LOADING|BUSY|MASTERDOWN|NOREPLICAS|CLUSTERDOWN|TRYAGAIN|READONLY) /;

/** Whether Redis, or the way to it, is away for the time being: what failed may succeed later. */
export function isStorageOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'MaxRetriesPerRequestError') return true;
  const { message } = error;
  if (LOST_CLIENT.has(message) || message.startsWith(LOST_NODE) || NOT_NOW.test(message)) return true;
  return 'code' in error && typeof error.code === 'string' && LOST_CONNECTION.has(error.code);
}
