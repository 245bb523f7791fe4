import type { ActorId, TeamId } from './ids.js';

export const ACTOR_KINDS = ['player', 'bot'] as const;
/** Who decides for the actor: a client, or the AI worker. */
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const ATTRIBUTES = [
  'strength',
  'agility',
  'endurance',
  'perception',
  'prediction',
  'intellect',
  'mental',
  'memory',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export const TOKENS = ['tempo', 'dodge', 'parry', 'block', 'hit', 'crit', 'riposte', 'gift'] as const;
/** What an exchange leaves behind and feints are paid with. */
export type Token = (typeof TOKENS)[number];

export const DEFEATS = ['killed', 'surrendered'] as const;
export type Defeat = (typeof DEFEATS)[number];

/** Who the actor is. Written once. */
export interface ActorMeta {
  readonly cid: ActorId;
  readonly team: TeamId;
  readonly kind: ActorKind;
  readonly name: string;
  /** The content pack's template that the actor was made from. */
  readonly templateId: string;
  /** How a bot decides; content pack's word. */
  readonly behaviour: string;
}

/** What changes with every action. Numbers are integers. */
export interface ActorState {
  readonly hp: number;
  readonly energy: number;
  readonly tokens: Readonly<Record<Token, number>>;
  /** How the actor was taken out of the fight; null while it stands. */
  readonly defeat: Defeat | null;
  /** Exchanges in which the actor took part: the clock of its effects and cooldowns. */
  readonly exchanges: number;
}

/** What the actor's numbers are made of: attributes before and the strings of modifiers. */
export interface ActorRaw {
  readonly attributes: Readonly<Record<Attribute, number>>;
  /** Lasting modifiers by the name of an attribute or a derived number, each a text such as `+10`, `*1.5`, `=100`. */
  readonly modifiers: Readonly<Record<string, readonly string[]>>;
  /** Skill in percent points, by weapon class or `tactics`. */
  readonly skills: Readonly<Record<string, number>>;
  /** Race, talents and the like: ids of the content pack. */
  readonly traits: readonly string[];
}

/** What the actor carries; ids are the content pack's. */
export interface ActorLoadout {
  readonly mainHand: string;
  readonly offHand: string | null;
  readonly armour: readonly string[];
  /** Item id → how many are left. */
  readonly belt: Readonly<Record<string, number>>;
  /** Abilities that the actor knows. */
  readonly abilities: readonly string[];
  /** Feints that may come into its hand. */
  readonly arsenal: readonly string[];
}

/** What the hand holds of a feint: the tokens that were set aside for it. */
export interface FeintPlace {
  readonly price: Readonly<Partial<Record<Token, number>>>;
}

/** The feints that the actor may use, by their ids. */
export type ActorHand = Readonly<Record<string, FeintPlace>>;

/** Ability id → the value of `state.exchanges` from which it may be used again. */
export type ActorCooldowns = Readonly<Record<string, number>>;

/** One effect that the actor bears. */
export interface ActiveEffect {
  readonly effectId: string;
  readonly sourceCid: ActorId;
  /** Exchanges of the bearer that are left; the effect is gone when it reaches 0. */
  readonly remaining: number;
  readonly stacks: number;
  /** Scales what the effect does; 1 is as written in the pack. */
  readonly power: number;
}

export const XP_EVENTS = [
  'damage_dealt',
  'damage_taken',
  'hit',
  'crit',
  'dodge',
  'parry',
  'block',
  'counter',
  'kill',
  'feint',
  'ability',
  'item',
] as const;
/** What an actor does that the result counts. */
export type XpEvent = (typeof XP_EVENTS)[number];

/** What an actor did, counted, what it never did included; stands in the result. */
export type ActorXp = Readonly<Record<XpEvent, number>>;

/** Of an actor that has done nothing yet. */
export const NO_XP = Object.fromEntries(XP_EVENTS.map((event) => [event, 0])) as ActorXp;

/**
 * The actor document: `combat:rbc:{sid}:actor:<cid>`. Its top-level parts are the units of writing:
 * the Executor writes `state`, `loadout`, `cooldowns`, `effects` and `xp` whole, as their only writer;
 * `hand` is shared with the registration of moves, so it is changed entry by entry.
 */
export interface ActorDocument {
  readonly meta: ActorMeta;
  readonly raw: ActorRaw;
  readonly loadout: ActorLoadout;
  readonly state: ActorState;
  readonly hand: ActorHand;
  readonly cooldowns: ActorCooldowns;
  readonly effects: readonly ActiveEffect[];
  readonly xp: ActorXp;
}

export const ACTOR_PARTS = ['meta', 'raw', 'loadout', 'state', 'hand', 'cooldowns', 'effects', 'xp'] as const;
export type ActorPart = (typeof ACTOR_PARTS)[number];

/** The parts that a commit replaces whole. */
export const EXECUTOR_PARTS = ['loadout', 'state', 'cooldowns', 'effects', 'xp'] as const;
export type ExecutorPart = (typeof EXECUTOR_PARTS)[number];
