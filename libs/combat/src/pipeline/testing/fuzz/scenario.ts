import fc from 'fast-check';
import { ATTRIBUTES } from '../../../dto/index.js';

/**
 * What a fighter is like. Things of the pack are chosen by numbers, which go round and round their tables: any numbers
 * make sense with any pack.
 */
export interface FighterWish {
  readonly weapon: number;
  /** Nothing, a shield or a second weapon; if the weapon takes one hand. */
  readonly offHand: number;
  readonly armour: readonly number[];
  readonly traits: readonly number[];
  readonly arsenal: readonly number[];
  readonly attributes: readonly number[];
  /** Thousandths of the most hp. */
  readonly hp: number;
  /** So many of each kind. */
  readonly tokens: number;
  readonly effects: readonly EffectWish[];
}
export interface EffectWish {
  readonly effect: number;
  readonly remaining: number;
  readonly stacks: number;
  /** Quarters. */
  readonly power: number;
}

const WEIGHTS = { exchange: 10, forced: 2, ability: 4, item: 3, manoeuvre: 1, surrender: 1 } as const;
export type Wish = keyof typeof WEIGHTS;

/** What somebody wants to do; what comes of it depends on the battle at that moment. */
export interface Step {
  readonly wish: Wish;
  /** Chooses among all actors, the fallen included. */
  readonly who: number;
  /** Chooses a target: a fitting one for strikes, anybody, everybody or nobody for everything else. */
  readonly whom: number;
  /** Chooses feint and zones, or what is used. */
  readonly what: number;
}

export interface Scenario {
  readonly seed: string;
  /** By turns red and blue. */
  readonly fighters: readonly FighterWish[];
  readonly steps: readonly Step[];
}

const choice = fc.nat(99);
const choices = (maxLength: number): fc.Arbitrary<readonly number[]> => fc.uniqueArray(choice, { maxLength });

const effectWish: fc.Arbitrary<EffectWish> = fc.record({
  effect: choice,
  remaining: fc.integer({ min: 1, max: 4 }),
  stacks: fc.integer({ min: 1, max: 3 }),
  power: fc.integer({ min: 1, max: 8 }),
});

const fighterWish: fc.Arbitrary<FighterWish> = fc.record({
  weapon: choice,
  offHand: choice,
  armour: choices(4),
  traits: choices(3),
  arsenal: choices(8),
  attributes: fc.array(fc.nat(30), { minLength: ATTRIBUTES.length, maxLength: ATTRIBUTES.length }),
  hp: fc.integer({ min: 1, max: 1000 }),
  tokens: fc.nat(4),
  effects: fc.array(effectWish, { maxLength: 4 }),
});

export function anyStep(wishes: readonly Wish[]): fc.Arbitrary<Step> {
  const wish = fc.oneof(...wishes.map((name) => ({ weight: WEIGHTS[name], arbitrary: fc.constant(name) })));
  return fc.record({ wish, who: choice, whom: choice, what: fc.nat(9999) });
}

export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.string(),
  fighters: fc.array(fighterWish, { minLength: 2, maxLength: 5 }),
  steps: fc.array(anyStep(Object.keys(WEIGHTS) as Wish[]), { minLength: 1, maxLength: 30, size: 'max' }),
});
