import type { WholeBattle } from '@melee/combat/dto';
import { findViolations } from '@melee/combat/inspection';
import { CombatManager, indexKey, type RedisClient } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { assertReplayable } from './assert-replayable.js';
import { keysOf } from './keys-of.js';

/** No test has more partitions of the index. */
const PARTITIONS = [0, 1, 2, 3];

const managers = new WeakMap<RedisClient, Promise<CombatManager>>();

/** One for each connection: it sends all scripts when it is opened, and tests look often. */
function managerOf(redis: RedisClient): Promise<CombatManager> {
  const known = managers.get(redis) ?? CombatManager.open(redis, { encoding: 'auto' });
  managers.set(redis, known);
  return known;
}

/**
 * Looks at one instant of a battle and fails with everything that is wrong with it.
 * @param acknowledged names of the moves that were acknowledged to clients, as far as they know when this is called.
 */
export async function assertInvariants(
  redis: RedisClient,
  sid: string,
  acknowledged: ReadonlySet<string> = new Set(),
): Promise<WholeBattle> {
  const known = [...acknowledged];
  const { maintenance } = await managerOf(redis);
  const state = await maintenance.inspectWhole(sid);
  const violations = findViolations(state, known);
  if (violations.length > 0) {
    throw new Error(
      `Battle ${sid} at step ${state.meta.step} (${state.meta.status}): ${violations.join('; ')}.`,
    );
  }
  return state;
}

/**
 * The same for a battle that has ended; besides, it can be replayed, every key that bears its name expires, and the index
 * forgets it.
 */
export async function assertEnded(
  redis: RedisClient,
  sid: string,
  acknowledged: ReadonlySet<string> = new Set(),
): Promise<WholeBattle> {
  const state = await assertInvariants(redis, sid, acknowledged);
  if (state.meta.status !== 'finished') throw new Error(`Battle ${sid} is ${state.meta.status}.`);
  await assertReplayable(redis, sid);
  const keys = await keysOf(redis, sid);
  const lifetimes = await Promise.all(keys.map(async (key) => [key, await redis.pttl(key)] as const));
  const eternal = lifetimes.filter(([, ms]) => ms === -1).map(([key]) => key);
  if (eternal.length > 0) throw new Error(`Battle ${sid} is over and keeps ${eternal.join(', ')} for ever.`);
  await waitFor(`the index to forget ${sid}`, async () => {
    const scores = await Promise.all(PARTITIONS.map((partition) => redis.zscore(indexKey(partition), sid)));
    return scores.every((score) => score === null);
  });
  return state;
}
