import { setTimeout as sleep } from 'node:timers/promises';
import { configSchema, type Environment, loadConfig } from '../config/index.js';
import { redisRelations, redisVariables } from '../config/redis-variables.js';
import { buildRedis, type RedisClient } from './redis-client.js';
import { redisTarget } from './redis-target.js';

const CONNECT_BOUND_MS = 5000;

const toolConfig = configSchema(redisVariables, redisRelations);

/** Redis as a tool reaches it, by the same settings as the apps. */
export interface ToolConnection {
  /** Connected; closed by whoever asked for it. */
  readonly redis: RedisClient;
  /** Where Redis was looked for, for people to read. */
  readonly place: string;
}

/** Redis cannot be reached; the message says where it was looked for, and why not. */
export class RedisUnreachableError extends Error {
  override readonly name = 'RedisUnreachableError';
}

/**
 * Connects once, and does not wait for a Redis that is away.
 * @throws {ConfigError} if the settings are not valid
 * @throws {RedisUnreachableError}
 */
export async function connectTool(tool: string, env?: Environment): Promise<ToolConnection> {
  const config = loadConfig(toolConfig, env);
  const place = redisTarget(config)
    .nodes.map(({ host, port }) => `${host}:${port}`)
    .join(', ');
  const redis = buildRedis(config, 'scripts', tool, true);
  let reason: unknown = `no answer within ${CONNECT_BOUND_MS} ms`;
  // What `connect` rejects with says only that the connection was closed.
  redis.on('error', (error: unknown) => (reason = error));
  const bound = new AbortController();
  try {
    const tooLate = sleep(CONNECT_BOUND_MS, undefined, { signal: bound.signal }).then(() => {
      throw new Error('too late');
    });
    await Promise.race([redis.connect(), tooLate]);
    return { redis, place };
  } catch (cause) {
    redis.disconnect();
    throw new RedisUnreachableError(`Redis at ${place} cannot be reached: ${String(reason)}`, { cause });
  } finally {
    bound.abort();
  }
}
