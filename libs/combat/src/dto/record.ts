import type { ActorKind, ActorXp, Defeat } from './actor.js';
import type { ActorId, SessionId, TeamId } from './ids.js';
import type { FinishReason, Teams } from './session.js';

/** What is kept of a finished battle after the keys of its session have expired. */
export interface BattleRecord {
  readonly sid: SessionId;
  readonly mode: string;
  readonly teams: Teams;
  /** Null for a draw. */
  readonly winner: TeamId | null;
  readonly reason: FinishReason;
  /** Exchanges executed. */
  readonly steps: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly results: Readonly<Record<ActorId, ActorResult>>;
}

/** How one actor came out of a battle. */
export interface ActorResult {
  readonly name: string;
  readonly kind: ActorKind;
  readonly templateId: string;
  readonly hp: number;
  /** Null if the actor was still standing. */
  readonly defeat: Defeat | null;
  readonly xp: ActorXp;
}
