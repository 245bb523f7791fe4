import { type OwnRedisOptions, startOwnRedis } from '@melee/harness';
import { connectTool, type Environment } from '@melee/platform';

/** Either of them says that there is a Redis already. */
const NAMING = ['REDIS_URL', 'REDIS_NODES'];

/** A Redis to work with. `stop` ends it if it is ours and does nothing otherwise. */
export interface FoundRedis {
  /** The `REDIS_URL` of the apps; empty if other settings, which they find in the environment, say where it is. */
  readonly url: string;
  /** For people to read. */
  readonly place: string;
  stop(): Promise<void>;
}

/**
 * The Redis that the settings name, reached once as the apps will reach it; otherwise a server of our own.
 * @throws ConfigError, RedisUnreachableError, or what `startOwnRedis` throws
 */
export async function findRedis(
  options: OwnRedisOptions,
  env: Environment = process.env,
): Promise<FoundRedis> {
  if (NAMING.every((name) => (env[name] ?? '') === '')) {
    const server = await startOwnRedis(options);
    return { url: server.url, place: server.url, stop: () => server.stop() };
  }
  const { redis, place } = await connectTool('start', env);
  redis.disconnect();
  return { url: env['REDIS_URL'] ?? '', place: `the one at ${place}`, stop: () => Promise.resolve() };
}
