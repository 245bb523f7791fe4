import type { ActorRaw } from '../../dto/index.js';
import type { ModifierTable } from '../types.js';
import { MOST, multiply } from './fixed-point.js';
import { parseModifier, withPower } from './modifier.js';
import type { Modifier } from './modifier.js';
import { NUMBER_NAMES, placeOf } from './number-names.js';

/** A modifier of the number that has this place among the names. */
export interface PlacedModifier extends Modifier {
  readonly place: number;
}

/** Reads a table of modifiers. What names no number of the rules changes nothing. */
export function parseTable(table: ModifierTable | ActorRaw['modifiers']): readonly PlacedModifier[] {
  const parsed: PlacedModifier[] = [];
  for (const name of Object.keys(table)) {
    const place = placeOf(name);
    if (place === undefined) continue;
    for (const text of (table as ActorRaw['modifiers'])[name] ?? []) {
      const { operation, value } = parseModifier(text);
      parsed.push({ operation, value, place });
    }
  }
  return parsed;
}

/** What has been poured in for each number, by its place. */
interface Layers {
  /** What `=` has set the number to; null if nothing has. */
  readonly set: readonly (number | null)[];
  readonly sums: readonly number[];
  readonly factors: readonly (readonly number[])[];
}

const NO_LAYERS: Layers = {
  set: NUMBER_NAMES.map(() => null),
  sums: NUMBER_NAMES.map(() => 0),
  factors: NUMBER_NAMES.map(() => []),
};

/**
 * Modifiers of all sources, poured in from the lowest layer up. For each number: sums first, then factors; `=` sets
 * the number and forgets what stood below it.
 */
export class Waterfall implements Layers {
  readonly set: (number | null)[];
  readonly sums: number[];
  readonly factors: (readonly number[])[];

  constructor(below: Layers = NO_LAYERS) {
    this.set = below.set.slice();
    this.sums = below.sums.slice();
    this.factors = below.factors.slice();
  }

  pour(modifiers: readonly PlacedModifier[]): void {
    for (const { place, operation, value } of modifiers) this.#add(place, operation, value);
  }

  /** Pours in what an effect of this power (fixed-point) and so many stacks changes. */
  pourEffect(modifiers: readonly PlacedModifier[], power: number, stacks: number): void {
    for (let stack = 0; stack < stacks; stack += 1) {
      for (const modifier of modifiers) {
        this.#add(modifier.place, modifier.operation, withPower(modifier, power).value);
      }
    }
  }

  #add(place: number, operation: Modifier['operation'], value: number): void {
    if (operation === '+') this.sums[place] = (this.sums[place] ?? 0) + value;
    else if (operation === '-') this.sums[place] = (this.sums[place] ?? 0) - value;
    else if (operation === '*') this.factors[place] = [...(this.factors[place] ?? []), value];
    else {
      this.set[place] = value;
      this.sums[place] = 0;
      this.factors[place] = [];
    }
  }

  /** What comes of the number that has this place, never below 0 nor above {@link MOST}. */
  at(place: number, base: number): number {
    const sum = Math.min(MOST, (this.set[place] ?? base) + (this.sums[place] ?? 0));
    const factors = this.factors[place] ?? [];
    if (factors.length === 0) return Math.max(0, sum);
    // Each product is rounded, so a fixed order keeps the result independent of the order of the sources.
    const inOrder = factors.length === 1 ? factors : [...factors].sort((one, other) => one - other);
    return Math.max(0, inOrder.reduce(multiply, sum));
  }
}
