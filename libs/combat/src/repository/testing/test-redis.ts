import { startRedis } from '@melee/harness';
import type { Encoding } from '../encoding.js';
import { NATIVE_REDIS_URL } from './encodings.js';

/** A server that suites share or own; no key on it but the suite's own may be touched. */
export interface TestRedis {
  readonly url: string;
  /** Ends the server if it was started here. */
  stop(): Promise<void>;
}

const given = (url: string): TestRedis => ({ url, stop: () => Promise.resolve() });

/** The server for an encoding: a given one, or for the plain encoding one started now. */
export async function acquireTestRedis(encoding: Encoding): Promise<TestRedis> {
  if (encoding === 'native') return given(NATIVE_REDIS_URL);
  const url = process.env['TEST_REDIS_URL'] ?? '';
  return url === '' ? startRedis() : given(url);
}
