import type { ActorId, MoveId, SessionId } from './ids.js';

export const SIGNAL_TYPES = ['check_immediate', 'check_timeout', 'heartbeat'] as const;
/** Why the Collector is woken: a move came, a deadline passed, or an Executor run ended. */
export type SignalType = (typeof SIGNAL_TYPES)[number];

/** Wakes the Collector for one session. Carries where to look, never a fact. */
export interface CollectorSignal {
  readonly sid: SessionId;
  readonly type: SignalType;
  /** The move whose deadline has passed, if known; the Collector looks at all of them anyway. */
  readonly moveId?: MoveId;
}

/** Asks an Executor to take up to `batchSize` actions from a session's queue. */
export interface WorkerBatchJob {
  readonly sid: SessionId;
  readonly batchSize: number;
}

/** Asks the AI worker to declare moves of one bot. */
export interface AiTurnRequest {
  readonly sid: SessionId;
  readonly cid: ActorId;
  /** Enemies that the bot may strike at and has not declared a strike against. */
  readonly missingTargets: readonly ActorId[];
  /** Unique within the battle: makes the moves of a repeated request the same moves. */
  readonly askId: number;
  /** Seed of the bot's decisions. */
  readonly seed: string;
}
