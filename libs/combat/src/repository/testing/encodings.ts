import type { Encoding } from '../encoding.js';

/** A server with the JSON commands; the suites of the native encoding run against it. */
export const NATIVE_REDIS_URL = process.env['TEST_NATIVE_JSON_REDIS_URL'] ?? '';

/** The encodings that this run has a server for. */
export const availableEncodings: readonly Encoding[] =
  NATIVE_REDIS_URL === '' ? ['plain'] : ['plain', 'native'];

/** Says aloud that half of the suites did not run. */
export function warnIfNativeIsLeftOut(): void {
  if (availableEncodings.includes('native')) return;
  console.warn(
    'THE NATIVE ENCODING IS NOT TESTED: no suite of it was run. ' +
      'Set TEST_NATIVE_JSON_REDIS_URL to a Redis or Valkey that offers JSON.SET to run them.',
  );
}
