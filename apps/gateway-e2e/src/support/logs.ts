import type { GatewayUnderTest } from './gateway-under-test.js';
import { sessionKeys } from '@melee/combat/repository';
import { anEvent } from './battles.js';

/** So long that no test sees it happen. */
export const NEVER_MS = '600000';

/** Settings of a gateway whose streams live by the news alone. */
export const HEARS_NEWS = { STREAM_RESYNC_MS: NEVER_MS, STREAM_HEARTBEAT_MS: '200' };
/** Settings of a gateway whose streams look for what no news has told, and are silent otherwise. */
export const LOOKS_FOR_NEWS = { STREAM_RESYNC_MS: '100', STREAM_HEARTBEAT_MS: NEVER_MS };

/** Appends to the log as a commit would, and tells nobody. */
export async function appendSilently(
  { redis }: Pick<GatewayUnderTest, 'redis'>,
  sid: string,
  count: number,
  padding = '',
): Promise<void> {
  const key = sessionKeys.log(sid);
  const last = await redis.llen(key);
  for (let from = 0; from < count; from += 1000) {
    const entries = Array.from({ length: Math.min(1000, count - from) }, (_, i) => {
      const entry = { n: last + from + i + 1, at: 1, ...anEvent(i) };
      return JSON.stringify(padding === '' ? entry : { ...entry, actionId: padding });
    });
    await redis.rpush(key, ...entries);
  }
}

export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
