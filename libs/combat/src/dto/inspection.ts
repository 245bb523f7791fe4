import type { ActorDocument } from './actor.js';
import type { LedgerEntry } from './commit.js';
import type { LogEntry } from './events.js';
import type { ActorId } from './ids.js';
import type { MovesDocument } from './move.js';
import type { SessionMeta, TargetQueues } from './session.js';
import type { DeadLetter } from './snapshot.js';

/** A dead letter as it stands in its battle. */
export interface StoredDeadLetter extends DeadLetter {
  /** Names it within its battle, whatever becomes of the others. */
  readonly id: string;
  /** When somebody has set it aside, milliseconds since the epoch; null while it waits to be dealt with. */
  readonly droppedAt: number | null;
}

/** What stands in Redis of a battle at one moment, but for the two lists that only grow. */
export interface InspectedBattle {
  readonly meta: SessionMeta;
  /** The clock of Redis, milliseconds since the epoch. */
  readonly now: number;
  /** When the index says that somebody must look at the battle; null if it is not there. */
  readonly due: number | null;
  readonly queues: TargetQueues;
  /** Only actors whose documents are there. */
  readonly actors: Readonly<Record<ActorId, ActorDocument>>;
  /** Only actors whose documents are there. */
  readonly moves: Readonly<Record<ActorId, MovesDocument>>;
  /** Entries of `q:actions` as they stand there. */
  readonly actions: readonly string[];
  readonly deadLetters: readonly StoredDeadLetter[];
  /** Names of all moves that were ever registered. */
  readonly registered: readonly string[];
  /** Whom an actor has taken out of its queue without a strike, for good: actor, target. */
  readonly givenUp: readonly (readonly [ActorId, ActorId])[];
  /** `holder` is `pending` or an Executor run's token; `ttlMs` is negative for a lock that does not expire. */
  readonly lock: { readonly holder: string; readonly ttlMs: number } | null;
  readonly isSignalled: boolean;
  readonly logLength: number;
  readonly ledgerLength: number;
  /** Remaining lifetimes of the existing keys by their names behind the session's tag, ms; -1 for ever. */
  readonly lifetimes: Readonly<Record<string, number>>;
}

/** Everything that stands in Redis of a battle at one moment. */
export interface WholeBattle extends InspectedBattle {
  readonly log: readonly LogEntry[];
  readonly ledger: readonly LedgerEntry[];
}
