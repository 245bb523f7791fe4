import type { Traceparent } from './trace.js';
import { ACTOR_ID_PATTERN, SESSION_ID_PATTERN, type ActorId, type MoveId, type SessionId } from './ids.js';

export const SIGNAL_TYPES = ['check_immediate', 'check_timeout', 'heartbeat'] as const;
/** Why the Collector is woken: a move came, a deadline passed, or an Executor run ended. */
export type SignalType = (typeof SIGNAL_TYPES)[number];

/** What a piece of work says of the trace that it is asked for in; nothing where nobody traces. */
export interface Traced {
  /** The work is a part of this trace. */
  readonly traceparent?: Traceparent;
  /** The work comes after this one, but begins a trace of its own: battles are too long to be one trace. */
  readonly follows?: Traceparent;
}

/** Wakes the Collector for one session. Carries where to look, never a fact. */
export interface CollectorSignal extends Traced {
  readonly sid: SessionId;
  readonly type: SignalType;
  /** The move whose deadline has passed, if known; the Collector looks at all of them anyway. */
  readonly moveId?: MoveId;
}

/** Asks an Executor to take up to `batchSize` actions from a session's queue. */
export interface WorkerBatchJob extends Traced {
  readonly sid: SessionId;
  readonly batchSize: number;
}

/** Asks the AI worker to declare moves of one bot. */
export interface AiTurnRequest extends Traced {
  readonly sid: SessionId;
  readonly cid: ActorId;
  /** Enemies that the bot may strike at and has not declared a strike against. */
  readonly missingTargets: readonly ActorId[];
  /** Unique within the battle: makes the moves of a repeated request the same moves. */
  readonly askId: number;
  /** Seed of the bot's decisions. */
  readonly seed: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isSessionId = (value: unknown) => typeof value === 'string' && SESSION_ID_PATTERN.test(value);
const isActorId = (value: unknown) => typeof value === 'string' && ACTOR_ID_PATTERN.test(value);

/** Guards: a job comes from Redis, where anybody may have put it. */
export const isCollectorSignal = (value: unknown): value is CollectorSignal =>
  isRecord(value) && isSessionId(value['sid']) && SIGNAL_TYPES.some((type) => type === value['type']);

export const isWorkerBatchJob = (value: unknown): value is WorkerBatchJob =>
  isRecord(value) &&
  isSessionId(value['sid']) &&
  Number.isInteger(value['batchSize']) &&
  Number(value['batchSize']) > 0;

export const isAiTurnRequest = (value: unknown): value is AiTurnRequest =>
  isRecord(value) &&
  isSessionId(value['sid']) &&
  isActorId(value['cid']) &&
  Number.isInteger(value['askId']) &&
  typeof value['seed'] === 'string' &&
  Array.isArray(value['missingTargets']) &&
  value['missingTargets'].every(isActorId);
