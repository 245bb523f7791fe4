import type { CollectorPlan, CollectorSnapshot } from '@melee/combat/dto';

/**
 * Whether a lost job would leave something undone, or something has changed within the last `recentMs`.
 * A bot that did not answer in time is either asked again by this plan, or the target is no longer one of its own.
 */
export function isUnderWay(snapshot: CollectorSnapshot, plan: CollectorPlan, recentMs: number): boolean {
  const { queueLength, isBusy, asked, meta, now } = snapshot;
  return (
    queueLength > 0 ||
    isBusy ||
    plan.actions.length > 0 ||
    plan.asks.length > 0 ||
    Object.values(asked).some(({ until }) => until > now) ||
    now - meta.updatedAt <= recentMs
  );
}
