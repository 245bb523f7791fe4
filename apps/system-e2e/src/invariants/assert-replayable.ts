import { defaultPack } from '@melee/combat/content';
import { formatHistory, historyOf, parseHistory, replay, rulesOf } from '@melee/combat/replay';
import { CombatManager, type RedisClient } from '@melee/combat/repository';

/**
 * Fights a battle again from its genesis and its ledger, as if they had come from a file, and fails if any state on the
 * way or the last one is not what the services have made of it (invariant 7).
 */
export async function assertReplayable(redis: RedisClient, sid: string): Promise<void> {
  const combat = await CombatManager.open(redis, { encoding: 'auto' });
  const stored = await combat.loadHistory(sid);
  const history = parseHistory(formatHistory(historyOf(stored, defaultPack)));
  const { difference, compared } = replay(history, rulesOf(history));
  if (difference === null) return;
  const { index, entry, path, expected, found } = difference;
  throw new Error(
    `Battle ${sid} came out otherwise in its replay, after ${compared} equal actions, at entry ${index} ` +
      `(${entry?.action.actionId ?? 'the final state'}): ${path} was ${JSON.stringify(expected)}, ` +
      `is ${JSON.stringify(found)}. Entry: ${JSON.stringify(entry)}`,
  );
}
