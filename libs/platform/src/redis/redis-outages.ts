import type { EventEmitter } from 'node:events';
import type { Logger } from '../logging/index.js';

/** Logs one line when the server is lost and one when it is back, however many attempts to reach it lie between. */
export function logOutages(client: Pick<EventEmitter, 'on'>, logger: Logger): void {
  let lostAt: number | null = null;
  const onLost = (err?: Error) => {
    if (lostAt !== null) return;
    lostAt = performance.now();
    logger.error(err === undefined ? {} : { err }, 'Redis is lost');
  };
  client.on('error', onLost);
  // A server that closes the connection in good order causes no error.
  client.on('reconnecting', () => {
    onLost();
  });
  client.on('ready', () => {
    if (lostAt === null) return;
    logger.info({ outageMs: Math.round(performance.now() - lostAt) }, 'Redis is back');
    lostAt = null;
  });
}
