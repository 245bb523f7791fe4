import type { ActorDocument, ExecutorPart } from './actor.js';
import type { CombatAction } from './action.js';
import type { CombatEvent } from './events.js';
import type { ActorId } from './ids.js';
import type { DeadLetter } from './snapshot.js';

/** What one Executor run has computed, as changes to what stands in Redis. */
export interface BattleChanges {
  /** Entries that the run took from the front of the queue, whatever became of them. */
  readonly taken: number;
  /** Exchanges among them that were executed. */
  readonly steps: number;
  /** The parts of each actor that have changed, whole. */
  readonly actors: readonly {
    readonly cid: ActorId;
    readonly parts: Readonly<Partial<Record<ExecutorPart, unknown>>>;
  }[];
  readonly handAdditions: readonly {
    readonly cid: ActorId;
    readonly feintId: string;
    readonly place: unknown;
  }[];
  readonly defeated: readonly ActorId[];
  /** Whose queue gets whom back; left out by the script where one of the two is out of the fight. */
  readonly returns: readonly (readonly [ActorId, ActorId])[];
  /** Whose queue gets which of its targets to its front; nothing where the target is not in it. */
  readonly fronts: readonly (readonly [ActorId, ActorId])[];
  readonly events: readonly CombatEvent[];
  readonly ledger: readonly LedgerEntry[];
  readonly deadLetters: readonly DeadLetter[];
}

/** One entry of the ledger: what was done to the battle, in order. With the genesis it determines every state. */
export type LedgerEntry =
  | {
      readonly type: 'action';
      readonly action: CombatAction;
      /**
       * The feints that the fighters of an exchange, or the user of an item or an ability, held when it was resolved;
       * who held none is left out. Moves that were registered meanwhile had taken theirs, which no other entry tells.
       */
      readonly hands: Readonly<Record<ActorId, readonly string[]>>;
      /** Of the actors as the action left them: see `stateHash` of the pipeline. */
      readonly hash: string;
      /**
       * Actors that the battle had when the action was resolved. A join that came while the batch was computed stands
       * in the ledger before the batch, which did not know of it.
       */
      readonly present: number;
    }
  | { readonly type: 'join'; readonly actor: ActorDocument };
