import type { CollectorPlan, CollectorSnapshot } from '@melee/combat/dto';

/**
 * Which bots must be asked for moves. A target that stands in a bot's queue has no strike of the bot against it;
 * it is missing unless the bot was asked for it lately.
 */
export function missingTargets({ targets, asked, now }: CollectorSnapshot): CollectorPlan['asks'] {
  return Object.entries(targets).flatMap(([cid, queue]) => {
    const open = asked[cid];
    const isPatient = open !== undefined && open.until > now;
    const waiting = new Set(isPatient ? open.targets : []);
    const missing = queue.filter((target) => !waiting.has(target));
    return missing.length > 0 ? [{ cid, missingTargets: missing }] : [];
  });
}
