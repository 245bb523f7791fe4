import type { CollectorPlan, CollectorSnapshot } from '@melee/combat/dto';

/** Whether a lost job would leave something undone, or something has changed within the last `recentMs`. */
export function isUnderWay(snapshot: CollectorSnapshot, plan: CollectorPlan, recentMs: number): boolean {
  const { queueLength, isBusy, asked, meta, now } = snapshot;
  return (
    queueLength > 0 ||
    isBusy ||
    plan.actions.length > 0 ||
    plan.asks.length > 0 ||
    Object.keys(asked).length > 0 ||
    now - meta.updatedAt <= recentMs
  );
}
