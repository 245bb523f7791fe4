import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { RedisClient } from '@melee/combat/repository';

const PATIENCE_MS = 10_000;

/** What whichever process answers first says to a question on Nest's Redis transport. */
export async function asked(redis: RedisClient, pattern: string): Promise<unknown> {
  const listener = 'nodes' in redis ? redis.duplicate() : redis.duplicate();
  const id = randomUUID();
  try {
    await listener.subscribe(`${pattern}.reply`);
    const answer = once(listener, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    await redis.publish(pattern, JSON.stringify({ pattern, data: {}, id }));
    const [, text] = (await answer) as [string, string];
    const { response } = JSON.parse(text) as { readonly response: unknown };
    return response;
  } finally {
    listener.disconnect();
  }
}
