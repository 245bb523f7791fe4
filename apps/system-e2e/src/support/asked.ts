import { randomUUID } from 'node:crypto';
import { on } from 'node:events';
import type { RedisClient } from '@melee/combat/repository';

const PATIENCE_MS = 10_000;

/** What whichever process answers first says to a question on Nest's Redis transport. */
export async function asked(redis: RedisClient, pattern: string): Promise<unknown> {
  // One call, but a client and a cluster have different types of it.
  const listener = 'nodes' in redis ? redis.duplicate() : redis.duplicate();
  const id = randomUUID();
  try {
    await listener.subscribe(`${pattern}.reply`);
    const answers = on(listener, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    await redis.publish(pattern, JSON.stringify({ pattern, data: {}, id }));
    for await (const [, text] of answers as AsyncIterable<[string, string]>) {
      const answer = JSON.parse(text) as { readonly id: string; readonly response: unknown };
      // Every process answers; the last answer to an earlier question may come now.
      if (answer.id === id) return answer.response;
    }
    throw new Error('Nobody listens any more.');
  } finally {
    listener.disconnect();
  }
}
