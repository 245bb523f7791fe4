import type { ActorDocument, ActorKind } from './actor.js';
import type { ActorId, SessionId, TeamId } from './ids.js';

export const SESSION_STATUSES = ['active', 'finished'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const FINISH_REASONS = ['last_team_standing', 'nobody_standing', 'stalemate', 'abandoned'] as const;
/**
 * Why a battle ended: one team is left, none is left, nobody left standing can ever act or has won after more exchanges
 * than a battle may have, or nothing happened for too long. The last two are draws.
 */
export type FinishReason = (typeof FINISH_REASONS)[number];

export type Teams = Readonly<Record<TeamId, readonly ActorId[]>>;

export const RULE_LIMITS = ['maxWaves', 'effectsPerActor', 'targetsPerAction', 'eventsPerAction'] as const;
/**
 * Bounds on what one action may do: waves of counters and other follow-ups after the exchange itself, effects on an
 * actor, targets, log entries (the notice of the cut included). Reaching one is an event, never silence.
 */
export type RuleLimits = Readonly<Record<(typeof RULE_LIMITS)[number], number>>;

/** What a battle was created with and keeps, whatever the defaults become; times are milliseconds. */
export interface SessionSettings {
  /**
   * How long a move waits for its answer, by the number of forced strikes that its target has suffered in a row;
   * the last entry holds for all that follow.
   */
  readonly answerMs: readonly number[];
  /** How long the keys of the battle are kept when it is finished. */
  readonly retentionMs: number;
  readonly maxActors: number;
  /** Items and abilities of one actor that may wait at once. */
  readonly maxWaitingInstants: number;
  readonly limits: RuleLimits;
}

export const HANDS_AT_THE_END = ['refunded', 'kept'] as const;
/** What becomes of feints that nobody has used when the battle ends: their price comes back, or they stay in the hands. */
export type HandsAtTheEnd = (typeof HANDS_AT_THE_END)[number];

/** Everything that a battle starts from. With the ledger it determines every later state. */
export interface Genesis {
  readonly sid: SessionId;
  /** Source of every random number of the battle. Secret while it lasts. */
  readonly seed: string;
  readonly mode: string;
  /** Id of the content pack: a hash of what it holds. */
  readonly contentId: string;
  /** Id of the version of the rules: a hash of what they do. */
  readonly rulesVersion: string;
  /** As that version has it, for the scripts that end the battle: they know no rules. */
  readonly handsAtTheEnd: HandsAtTheEnd;
  readonly settings: SessionSettings;
  readonly actors: readonly ActorDocument[];
}

/** The session's meta hash, parsed. */
export interface SessionMeta {
  readonly sid: SessionId;
  readonly status: SessionStatus;
  /** Exchanges executed. */
  readonly step: number;
  /** Grows with every change of the battle. */
  readonly revision: number;
  readonly mode: string;
  readonly teams: Teams;
  readonly kinds: Readonly<Record<ActorId, ActorKind>>;
  /** Actors out of the fight, in the order of their defeat. */
  readonly dead: readonly ActorId[];
  readonly seed: string;
  readonly contentId: string;
  readonly rulesVersion: string;
  readonly handsAtTheEnd: HandsAtTheEnd;
  readonly settings: SessionSettings;
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly createdAt: number;
  /** When a move was last registered, an actor last joined, or a batch was last committed. */
  readonly updatedAt: number;
  readonly finishedAt: number | null;
  /** The winning team; null while the battle lasts and for a draw. */
  readonly winner: TeamId | null;
  readonly reason: FinishReason | null;
}

/** All enemies that each actor may still strike at, next first. */
export type TargetQueues = Readonly<Record<ActorId, readonly ActorId[]>>;
