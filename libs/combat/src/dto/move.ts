import type { FeintPlace } from './actor.js';
import type { ActorId, MoveId } from './ids.js';
import type { Traceparent } from './trace.js';

export const MOVE_STRATEGIES = ['exchange', 'item', 'instant'] as const;
/** How a move is fulfilled: against a partner's move, or by itself. Also the three parts of an actor's moves document. */
export type MoveStrategy = (typeof MOVE_STRATEGIES)[number];

export const ZONES = ['head', 'chest', 'belly', 'legs'] as const;
export type Zone = (typeof ZONES)[number];

/** The ability id that every actor has: it takes the actor out of the fight as defeated. */
export const SURRENDER = 'surrender';

/**
 * The ability id that every actor has: for tokens it brings the one target that it names to the front of the actor's
 * own queue.
 */
export const MANOEUVRE = 'manoeuvre';

/**
 * Whom an item or an ability is meant for: one actor id, a list of them, or one of `self`, `all_enemies`,
 * `all_allies` (the caster included), `random_enemy_<n>`. The Collector turns it into a list of living actors.
 */
export type TargetSpec = ActorId | readonly ActorId[];

/** A strike against one enemy: it waits for that enemy's strike back. */
export interface ExchangeIntent {
  readonly moveId: MoveId;
  readonly cid: ActorId;
  readonly strategy: 'exchange';
  readonly target: ActorId;
  /** A feint that the actor holds in its hand; registering the move takes it out of the hand. */
  readonly feintId?: string;
  readonly attackZone?: Zone;
  readonly blockZone?: Zone;
}

/** The use of an item from the belt. */
export interface ItemIntent {
  readonly moveId: MoveId;
  readonly cid: ActorId;
  readonly strategy: 'item';
  readonly itemId: string;
  readonly targets: TargetSpec;
}

/** The use of an ability, {@link SURRENDER} or {@link MANOEUVRE}. */
export interface InstantIntent {
  readonly moveId: MoveId;
  readonly cid: ActorId;
  readonly strategy: 'instant';
  readonly abilityId: string;
  readonly targets: TargetSpec;
}

/** What a player or a bot declares. */
export type MoveIntent = ExchangeIntent | ItemIntent | InstantIntent;

/** What the registration script adds to an intent, by the clock of Redis. */
export interface Registration {
  /** The battle's revision when the move was registered: the order in which moves are matched. */
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly registeredAt: number;
  /** Of the trace in which the move was declared, if that one is recorded. */
  readonly traceparent?: Traceparent;
}

export interface ExchangeMove extends ExchangeIntent, Registration {
  /** When the move stops waiting for its answer and becomes a forced strike; milliseconds since the epoch. */
  readonly deadline: number;
  /** What the hand held of the feint that the move names: with it the feint can come back. */
  readonly feintPlace?: FeintPlace;
}
export interface ItemMove extends ItemIntent, Registration {}
export interface InstantMove extends InstantIntent, Registration {}

/**
 * What names a move in its battle, and in `registered`. The ids of an actor's moves are its own: nobody can take one
 * away from it.
 */
export const moveName = ({ cid, moveId }: Pick<MoveIntent, 'cid' | 'moveId'>): string => `${cid}:${moveId}`;

/** An intent that stands in its actor's moves document. */
export type Move = ExchangeMove | ItemMove | InstantMove;

/** The moves document of one actor: `combat:rbc:{sid}:moves:<cid>`. */
export interface MovesDocument {
  readonly exchange: Readonly<Record<MoveId, ExchangeMove>>;
  readonly item: Readonly<Record<MoveId, ItemMove>>;
  readonly instant: Readonly<Record<MoveId, InstantMove>>;
}
