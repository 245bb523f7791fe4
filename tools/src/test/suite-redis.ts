import { startRedis } from '@melee/harness';

/** The Redis of one step's suites. */
export interface SuiteRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A fresh server, so that no suite meets the jobs of another step, or the one of `TEST_REDIS_URL`, which is not
 * stopped. `REDIS_URL` is left alone on purpose: tests have no business there.
 */
export async function provideSuiteRedis(): Promise<SuiteRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  return startRedis();
}
