import type { CombatAction } from './action.js';
import type { ActorId, MoveId } from './ids.js';
import type { CancelReason } from './events.js';
import type { MoveStrategy } from './move.js';
import type { FinishReason } from './session.js';

/** What one Collector pass wants done; the transfer script does what still can be. */
export interface CollectorPlan {
  /** In the order in which they shall be executed. */
  readonly actions: readonly CombatAction[];
  /** More is ready than one plan may hold: another pass should follow at once. */
  readonly isPartial: boolean;
  readonly cancellations: readonly Cancellation[];
  /** Bots that have targets and no moves against them. */
  readonly asks: readonly { readonly cid: ActorId; readonly missingTargets: readonly ActorId[] }[];
  /** Why the battle should end, if it should; the finishing script looks again. */
  readonly finish: FinishReason | null;
  /** The earliest deadline of a move that stands, milliseconds since the epoch by the clock of Redis. */
  readonly nextDeadline: number | null;
}

/** A move that can no longer be executed. */
export interface Cancellation {
  readonly cid: ActorId;
  readonly strategy: MoveStrategy;
  readonly moveId: MoveId;
  readonly reason: CancelReason;
}
