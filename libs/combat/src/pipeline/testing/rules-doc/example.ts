import type { ActorOverrides } from '../../../content/actor-request.js';
import type { Token, Zone } from '../../../dto/index.js';

/** Somebody of the default pack, as an example needs it. What is left out is as with a fresh actor. */
export interface FighterSpec {
  readonly template: string;
  readonly overrides?: ActorOverrides;
  /** The first fighter is red and all others blue, unless they say. */
  readonly team?: string;
  readonly hp?: number;
  readonly energy?: number;
  readonly tokens?: Readonly<Partial<Record<Token, number>>>;
  readonly hand?: readonly string[];
  readonly effects?: readonly EffectSpec[];
}

export interface EffectSpec {
  readonly effect: string;
  /** Exchanges; the effect's duration if left out. */
  readonly left?: number;
  readonly stacks?: number;
  readonly power?: number;
  readonly by?: string;
}

/** How one number of an actor comes about, layer by layer. */
export interface NumberExample {
  readonly example: 'number';
  readonly of: FighterSpec;
  readonly number: string;
  readonly layers: readonly string[];
  readonly value: number;
  readonly cap?: number;
}

/** Numbers of an actor; beside those of the rules `hand` for the places in its hand, and `style`. */
export interface ProfileExample {
  readonly example: 'profile';
  readonly of: FighterSpec;
  readonly numbers: Readonly<Record<string, number | string>>;
}

/** A number from 0 up to 1, by what it is rolled for. */
export interface RollExample {
  readonly example: 'roll';
  readonly seed: string;
  readonly action: string;
  /** Strike, or healing, and question. */
  readonly rolls: ByStrike<number>;
}

/** Something for each question of each strike: `goblin > warrior`, or `wave 1, counter, goblin > warrior`. */
export type ByStrike<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** What came of an action; what is left out is not looked at. */
export interface Expected {
  /** All questions that had a chance below 1, or that a flag settled, of the strikes that are named. */
  readonly chances?: ByStrike<number | string>;
  /** What happened, complete and in order. */
  readonly log?: readonly string[];
  readonly after?: Readonly<Record<string, AfterSpec>>;
  /** Of an exchange that repeats itself. */
  readonly hpAfterEach?: Readonly<Record<string, readonly number[]>>;
}

/** Parts of an actor after an action; tokens and XP without those that are 0. */
export interface AfterSpec {
  readonly hp?: number;
  readonly energy?: number;
  readonly tokens?: Readonly<Partial<Record<Token, number>>>;
  readonly hand?: readonly string[];
  readonly effects?: readonly string[];
  readonly xp?: Readonly<Record<string, number>>;
}

interface ActionExample {
  readonly fighters: Readonly<Record<string, FighterSpec>>;
  /** Exchanges before this action; 0 if left out. */
  readonly step?: number;
  /** Every roll that is asked for, 0 up to 1. */
  readonly rolls?: ByStrike<number>;
  readonly expect: Expected;
}

/** Two strikes at each other, or a forced one if only one move is named. */
export interface ExchangeExample extends ActionExample {
  readonly example: 'exchange';
  readonly moves: Readonly<Record<string, MoveSpec>>;
  /** How often the same happens; once if left out. */
  readonly times?: number;
}

export interface MoveSpec {
  readonly at: string;
  readonly feint?: string;
  readonly zone?: Zone;
  readonly guards?: Zone;
}

/** The use of an item or an ability, a surrender or a manoeuvre. */
export interface UseExample extends ActionExample {
  readonly example: 'use';
  readonly who: string;
  readonly uses: string;
  readonly on: readonly string[];
}

/** The end of a battle in which these fighters stand. */
export interface EndExample {
  readonly example: 'end';
  readonly fighters: Readonly<Record<string, FighterSpec>>;
  readonly expect: Pick<Expected, 'log' | 'after'>;
}

export type Example =
  NumberExample | ProfileExample | RollExample | ExchangeExample | UseExample | EndExample;
