import type { ConnectionOptions } from 'node:tls';
import { Redis } from 'ioredis';

const ANSWER_BOUND_MS = 2_000;

/** What a server wants of those who connect to it. */
export interface RedisAccess {
  readonly username?: string;
  readonly password?: string;
  readonly tls?: ConnectionOptions;
}

/**
 * Connects once, asks, and disconnects.
 * @throws the client's error if the server cannot be reached, refuses, or does not answer within two seconds
 */
export async function askRedis<T>(
  url: string,
  ask: (client: Redis) => Promise<T>,
  access: RedisAccess = {},
): Promise<T> {
  const client = new Redis(url, {
    ...access,
    lazyConnect: true,
    connectTimeout: ANSWER_BOUND_MS,
    commandTimeout: ANSWER_BOUND_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  const failures: Error[] = [];
  // Says why; what `connect` rejects with is only that the connection was closed.
  client.on('error', (error: Error) => failures.push(error));
  try {
    await client.connect();
    return await ask(client);
  } catch (error) {
    throw failures[0] ?? error;
  } finally {
    // Of a connection that is closed already, ioredis would wait for the close, two seconds long.
    if (client.status !== 'end') client.disconnect();
  }
}

/** Settles when the server has answered a PING. */
export async function pingRedis(url: string): Promise<void> {
  await askRedis(url, (client) => client.ping());
}
