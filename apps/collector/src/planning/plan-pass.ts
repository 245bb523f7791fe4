import type { CollectorPlan, CollectorSnapshot } from '@melee/combat/dto';
import { type BattleBounds, decideFinish, isTooLong } from './decide-finish.js';
import { harvestInstants } from './harvest-instants.js';
import { missingTargets } from './missing-targets.js';
import { pairExchanges } from './pair-exchanges.js';
import { standingMoves } from './standing-moves.js';

export interface PlanLimits extends BattleBounds {
  /** Actions of one plan; what is left over stays for the next pass. */
  readonly mostActions: number;
}

const NOTHING = { asks: [], actions: [], isPartial: false, cancellations: [], nextDeadline: null } as const;

/** What a Collector wants done, from one consistent look at a battle: bots, instants, pairs, forced strikes. */
export function planPass(snapshot: CollectorSnapshot, limits: PlanLimits): CollectorPlan {
  const { meta, now } = snapshot;
  const finish = decideFinish(snapshot, limits);
  // What waits is cancelled by the end, which comes when the queue is empty.
  if (isTooLong(snapshot, limits)) return { ...NOTHING, finish };
  const { exchanges, instants } = standingMoves(snapshot);
  const harvest = harvestInstants(meta, instants);
  const pairing = pairExchanges(exchanges, meta.dead, now);
  const actions = [...harvest.actions, ...pairing.actions];
  return {
    asks: missingTargets(snapshot),
    actions: actions.slice(0, limits.mostActions),
    isPartial: actions.length > limits.mostActions,
    cancellations: [...harvest.cancellations, ...pairing.cancellations],
    nextDeadline: pairing.nextDeadline,
    finish,
  };
}
