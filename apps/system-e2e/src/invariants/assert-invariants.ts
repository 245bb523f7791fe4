import type { Redis } from 'ioredis';
import { waitFor } from '@melee/harness';
import { INDEX_KEY } from '@melee/combat/repository';
import { assertReplayable } from './assert-replayable.js';
import { type BattleState, readBattleState } from './battle-state.js';
import { findViolations } from './find-violations.js';

/**
 * Looks at one instant of a battle and fails with everything that is wrong with it.
 * @param acknowledged names of the moves that were acknowledged to clients, as far as they know when this is called.
 */
export async function assertInvariants(
  redis: Redis,
  sid: string,
  acknowledged: ReadonlySet<string> = new Set(),
): Promise<BattleState> {
  const known = [...acknowledged];
  const state = await readBattleState(redis, sid);
  const violations = findViolations(state, known);
  if (violations.length > 0) {
    throw new Error(`Battle ${sid} at step ${state.step} (${state.status}): ${violations.join('; ')}.`);
  }
  return state;
}

/**
 * The same for a battle that has ended; besides, it can be replayed, every key that bears its name expires, and the index
 * forgets it.
 */
export async function assertEnded(
  redis: Redis,
  sid: string,
  acknowledged: ReadonlySet<string> = new Set(),
): Promise<BattleState> {
  const state = await assertInvariants(redis, sid, acknowledged);
  if (state.status !== 'finished') throw new Error(`Battle ${sid} is ${state.status}.`);
  await assertReplayable(redis, sid);
  const keys = await redis.keys(`combat:rbc:{${sid}}:*`);
  const lifetimes = await Promise.all(keys.map(async (key) => [key, await redis.pttl(key)] as const));
  const eternal = lifetimes.filter(([, ms]) => ms === -1).map(([key]) => key);
  if (eternal.length > 0) throw new Error(`Battle ${sid} is over and keeps ${eternal.join(', ')} for ever.`);
  await waitFor(`the index to forget ${sid}`, async () => (await redis.zscore(INDEX_KEY, sid)) === null);
  return state;
}
