import type { TriggerOutcome } from '../content/types.js';
import type { DamageType, StrikeFactor, StrikeFlag, TriggerEvent } from '../content/vocabulary.js';
import type { Zone } from '../dto/index.js';

/**
 * What settled one question of an action. A purpose names the question, such as `0/exchange/a>b/accuracy`: wave, kind,
 * striker and defender of the strike, and the step. Chances, factors, caps and rolls are decimals from 0 to 1.
 */
export type TraceEntry =
  ZoneTrace | ChanceTrace | SpreadTrace | DamageTrace | HealingTrace | RuleTrace | FlagTrace | DrawTrace;

/** The zone that a strike is aimed at. */
export interface ZoneTrace {
  readonly type: 'zone';
  readonly purpose: string;
  readonly zone: Zone;
  /** The one that the defender guards; null for none. */
  readonly guarded: Zone | null;
  /** What the two have multiplied before anything else did. */
  readonly factors: Readonly<Partial<Record<StrikeFactor, number>>>;
}

/** A step with a chance: `chance` is `value` times `factor`, at most `cap`. */
export interface ChanceTrace {
  readonly type: 'chance';
  readonly purpose: string;
  /** The number of the actor before the factor. */
  readonly value: number;
  /** What rules, zones and flags have multiplied it with. */
  readonly factor: number;
  /** Null if the chance has none of its own. */
  readonly cap: number | null;
  readonly chance: number;
  /** It happened if the roll was below the chance. Null if it was certain or impossible, so that nothing was rolled. */
  readonly roll: number | null;
  readonly happened: boolean;
}

/** An amount that varies: `amount` was added to its base. */
export interface SpreadTrace {
  readonly type: 'spread';
  readonly purpose: string;
  readonly base: number;
  /** Null if the spread is 0. */
  readonly roll: number | null;
  /** A whole number from minus the spread to the spread. */
  readonly amount: number;
}

/** What damage is made of: (`rolled` + `bonus`) × `factor`, less the share that is resisted of it, less `armour`. */
export interface DamageTrace {
  readonly type: 'damage';
  readonly purpose: string;
  readonly damageType: DamageType;
  /** Base and spread together. */
  readonly rolled: number;
  readonly bonus: number;
  /** The striker's number that is the bonus; null if it strikes without one. */
  readonly bonusOf: 'physical_damage' | 'magical_damage' | null;
  readonly factor: number;
  readonly resisted: number;
  readonly armour: number;
  /** A whole number, not below 0. */
  readonly damage: number;
  /** The share of it that the shield takes; null if the strike was not blocked. */
  readonly shield: number | null;
}

/** What healing is made of: `rolled` + `bonus`; how much of it is needed comes later. */
export interface HealingTrace {
  readonly type: 'healing';
  readonly purpose: string;
  /** Base and spread together. */
  readonly rolled: number;
  /** Whole, as it counts. */
  readonly bonus: number;
  readonly bonusOf: DamageTrace['bonusOf'];
  /** Not below 0. */
  readonly healing: number;
}

/** A rule whose moment came. */
export interface RuleTrace {
  readonly type: 'rule';
  readonly purpose: string;
  readonly event: TriggerEvent;
  /** Which side of the strike bears it. */
  readonly side: 'striker' | 'defender';
  /** What carries the rule and its position there, such as `style.dual.0` or `weapon.kris.crit`. */
  readonly origin: string;
  readonly chance: number;
  readonly roll: number | null;
  readonly fired: boolean;
  /** What it changed if it fired. */
  readonly outcomes: readonly TriggerOutcome[];
}

/** A flag that settled a step without a roll. */
export interface FlagTrace {
  readonly type: 'flag';
  readonly purpose: string;
  readonly step: Exclude<StrikeFactor, 'damage'>;
  readonly flag: StrikeFlag;
  readonly happened: boolean;
}

/** A candidate in a drawing of lots: the lowest rolls are taken. */
export interface DrawTrace {
  readonly type: 'draw';
  readonly purpose: string;
  readonly roll: number;
}

/** Takes down what settled each question while an action is being resolved. */
export type Tracer = (entry: TraceEntry) => void;
