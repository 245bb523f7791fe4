import { askRedis, ensureRedisServer, startRedis } from '@melee/harness';

/** The Redis that all suites of a run share. */
export interface SuiteRedis {
  readonly url: string;
  /** Empties the server, so that no suite meets another's jobs. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A fresh server of our own, or the one of `TEST_REDIS_URL`, which is neither emptied nor stopped. `REDIS_URL` is left
 * alone on purpose: tests have no business there.
 */
export async function provideSuiteRedis(report: (line: string) => void): Promise<SuiteRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given !== undefined && given !== '') {
    return { url: given, reset: () => Promise.resolve(), stop: () => Promise.resolve() };
  }
  await ensureRedisServer(report);
  const server = await startRedis();
  return {
    url: server.url,
    reset: () => askRedis(server.url, (client) => client.flushall()).then(() => undefined),
    stop: () => server.stop(),
  };
}
