import type { Localized } from '@melee/combat/content';
import type {
  ActorKind,
  ActorLoadout,
  ActorXp,
  Defeat,
  FeintPlace,
  FinishReason,
  LogEntry,
  MoveStrategy,
  SessionStatus,
  Teams,
  Token,
  Zone,
} from '@melee/combat/dto';

/** What the use cases answer, whichever way a client asks. Times are milliseconds since the epoch. */

/** An effect that an actor bears. */
export interface EffectView {
  readonly effectId: string;
  /** Null while the content pack of the battle is not loaded here. */
  readonly name: Localized | null;
  /** The actor from whom it came. */
  readonly source: string;
  /** Exchanges of the bearer until it ends. */
  readonly remaining: number;
  readonly stacks: number;
}

/**
 * An actor as anybody may see it. Energy and tokens are not in it: tokens that vanish without a feint being used are
 * the price of one that has come into the hand, and what an actor can pay for tells what it may do next.
 */
export interface ActorView {
  readonly name: string;
  readonly team: string;
  readonly kind: ActorKind;
  readonly template: string;
  /** Null if there is no such template in the pack, or the pack is not loaded here. */
  readonly templateName: Localized | null;
  readonly hp: number;
  /** Null while the content pack of the battle is not loaded here. */
  readonly maxHp: number | null;
  readonly mainHand: string;
  readonly offHand: string | null;
  readonly armour: readonly string[];
  /** The oldest first. */
  readonly effects: readonly EffectView[];
  readonly alive: boolean;
  /** Null while the actor stands. */
  readonly defeat: Defeat | null;
}

/** A battle as anybody may see it: without its seed, hands, tokens, and moves that wait. */
export interface BattleView {
  readonly battleId: string;
  readonly status: SessionStatus;
  /** Exchanges executed. */
  readonly step: number;
  readonly mode: string;
  readonly contentId: string;
  readonly rulesVersion: string;
  readonly teams: Teams;
  /** Null while the battle lasts and for a draw. */
  readonly winner: string | null;
  readonly reason: FinishReason | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly finishedAt: number | null;
  /** Number of the newest log entry. */
  readonly logLength: number;
  readonly actors: Readonly<Record<string, ActorView>>;
}

/** What is known of a battle right after its creation. */
export interface CreatedBattle {
  readonly battleId: string;
  /** `finished` only if an old request was repeated. */
  readonly status: SessionStatus;
  readonly mode: string;
  readonly contentId: string;
  readonly teams: Teams;
}

/** A newcomer in a running battle. */
export interface JoinedActor {
  readonly battleId: string;
  readonly cid: string;
  readonly team: string;
  readonly kind: ActorKind;
  readonly template: string;
  readonly name: string;
}

/** What an actor declared and what has not become an action yet. */
export interface WaitingMove {
  readonly moveId: string;
  readonly strategy: MoveStrategy;
  /** Of a strike; null for other moves. */
  readonly target: string | null;
  readonly feintId: string | null;
  readonly attackZone: Zone | null;
  readonly blockZone: Zone | null;
  /** The item or ability; null for a strike. */
  readonly by: string | null;
  /** Whom an item or ability is meant for; null for a strike. */
  readonly targets: string | readonly string[] | null;
  readonly registeredAt: number;
  /** Milliseconds until a strike is executed without an answer, by the clock of Redis; null for what waits for nobody. */
  readonly remainingMs: number | null;
}

/** An ability that an actor knows. */
export interface AbilityState {
  readonly abilityId: string;
  /** Exchanges of the actor until it may be used again; 0 for now. */
  readonly cooldown: number;
}

/** An actor as it sees itself. */
export interface Hero extends ActorView {
  readonly cid: string;
  readonly energy: number;
  readonly maxEnergy: number | null;
  readonly tokens: Readonly<Record<Token, number>>;
  /** Feint id → the tokens that were set aside for it. */
  readonly hand: Readonly<Record<string, FeintPlace['price']>>;
  /** Item id → how many are left. */
  readonly belt: ActorLoadout['belt'];
  readonly abilities: readonly AbilityState[];
  /** Feints that may come into the hand. */
  readonly arsenal: readonly string[];
  /** In the order in which they were declared. */
  readonly waitingMoves: readonly WaitingMove[];
  readonly xp: ActorXp;
}

/** Everything that an actor's player needs to see at one moment. */
export interface Dashboard {
  readonly battle: BattleView;
  readonly hero: Hero;
  /** The next enemy in the actor's queue. */
  readonly target: string | null;
  /** Ids of the others of the actor's team; defeated ones included. */
  readonly allies: readonly string[];
  /** Ids of all others. */
  readonly enemies: readonly string[];
  /** The last entries of the log, the oldest first. */
  readonly log: readonly RenderedEntry[];
  /** The clock of Redis when all this was read. */
  readonly now: number;
}

/** What became of a declared move. */
export interface AcceptedMove {
  readonly moveId: string;
  /** `duplicate`: the same move was declared before, and nothing has changed. */
  readonly outcome: 'registered' | 'duplicate';
  /** When a strike stops waiting for its answer; null for what does not wait, and for a duplicate. */
  readonly deadline: number | null;
}

/** What became of one move of a batch. */
export interface MoveOutcome {
  readonly moveId: string;
  /** `registered`, `duplicate`, or the code of the error. */
  readonly outcome: string;
}

/** An enemy in an actor's queue. */
export interface NextTarget {
  /** Null if the queue is empty. */
  readonly target: string | null;
}

/** A log entry; with a line for people where a language was asked for. */
export type RenderedEntry = LogEntry & { readonly text?: string };

/** A part of a battle's log. */
export interface LogPage {
  /** The oldest first, without gaps. */
  readonly entries: readonly RenderedEntry[];
  /** Number of the last entry, to ask on from. */
  readonly last: number;
}

/** How one actor came out of a battle. */
export interface ActorOutcome {
  readonly name: string;
  readonly kind: ActorKind;
  readonly template: string;
  readonly hp: number;
  readonly defeat: Defeat | null;
  readonly xp: ActorXp;
}

/** How a battle ended. */
export interface BattleResult {
  readonly battleId: string;
  readonly mode: string;
  readonly teams: Teams;
  /** Null for a draw. */
  readonly winner: string | null;
  readonly reason: FinishReason;
  readonly steps: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly actors: Readonly<Record<string, ActorOutcome>>;
}

/** A part of the history of finished battles. */
export interface BattleHistoryPage {
  /** The latest first. */
  readonly battles: readonly BattleResult[];
  /** To go on from; null at the end. A page with fewer battles than were asked for is not the last because of that. */
  readonly nextCursor: string | null;
}
