import type { ActorDocument } from './actor.js';
import type { LedgerEntry } from './commit.js';
import type { LogEntry } from './events.js';
import type { ActorId } from './ids.js';
import type { Genesis, SessionMeta } from './session.js';

/** Everything that is kept of a battle and tells how it came to be what it is, as it stood at one moment. */
export interface StoredBattle {
  readonly meta: SessionMeta;
  readonly genesis: Genesis;
  readonly ledger: readonly LedgerEntry[];
  readonly log: readonly LogEntry[];
  readonly actors: Readonly<Record<ActorId, ActorDocument>>;
}
