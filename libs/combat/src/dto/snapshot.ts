import type { ActorDocument } from './actor.js';
import type { ActionId, ActorId, SessionId } from './ids.js';
import type { MovesDocument } from './move.js';
import type { SessionMeta, TargetQueues } from './session.js';

/** What the Collector decides from: one consistent moment of a battle, without the actors' documents. */
export interface CollectorSnapshot {
  readonly meta: SessionMeta;
  /** Only of the bots that stand: nobody else is asked for moves. */
  readonly targets: TargetQueues;
  /** Whether anybody who stands has an enemy left in its queue. */
  readonly hasTargets: boolean;
  /** Only actors that have moves waiting. */
  readonly moves: Readonly<Record<ActorId, MovesDocument>>;
  /** Bots that were asked and have not answered: for which targets, and until when that holds (Redis time, ms). */
  readonly asked: Readonly<Record<ActorId, { readonly targets: readonly ActorId[]; readonly until: number }>>;
  /** Entries of `q:actions`. */
  readonly queueLength: number;
  readonly isBusy: boolean;
  /** The clock of Redis, milliseconds since the epoch. */
  readonly now: number;
}

/** What a user interface shows of a battle. */
export interface BattleSnapshot {
  readonly meta: SessionMeta;
  readonly actors: Readonly<Record<ActorId, ActorSummary>>;
  readonly logLength: number;
  /** When the last entry of the log was made, milliseconds since the epoch: the last change that everybody may know of. */
  readonly lastEventAt: number;
  readonly now: number;
}
export type ActorSummary = Pick<ActorDocument, 'meta' | 'raw' | 'loadout' | 'state' | 'effects'>;

/** Everything that a batch is computed from. */
export interface BattleContext {
  readonly meta: SessionMeta;
  readonly actors: Readonly<Record<ActorId, ActorDocument>>;
  /** The first entries of `q:actions`, as they stand there: one of them may not be a valid action. */
  readonly queue: readonly string[];
}

/** An action that could not be executed, kept for people to look at. */
export interface DeadLetter {
  readonly sid: SessionId;
  /** Null if the entry could not be read at all. */
  readonly actionId: ActionId | null;
  readonly entry: string;
  readonly error: { readonly name: string; readonly message: string };
}
