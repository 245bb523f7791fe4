import { ATTRIBUTES } from '../../dto/index.js';
import type { ActorRaw } from '../../dto/index.js';
import type { ContentPack } from '../types.js';
import { DERIVED_NUMBERS } from '../vocabulary.js';
import type { DerivedNumber } from '../vocabulary.js';
import { multiply, toFixedPoint } from './fixed-point.js';
import { memoizeByIdentity } from './memoize.js';
import type { NumberName } from './number-names.js';
import type { Waterfall } from './waterfall.js';

/** Attributes and derived numbers, fixed-point, before the caps. */
export type Numbers = Readonly<Record<NumberName, number>>;

/** A row of the derivation table, fixed-point. */
export interface FixedDerivation {
  readonly name: DerivedNumber;
  readonly base: number;
  /** Places of attributes, and how much one point of each gives. */
  readonly per: readonly { readonly place: number; readonly coefficient: number }[];
}

/** The derivation table of a pack in the order of the names. */
export const fixedDerivations = memoizeByIdentity(
  (table: ContentPack['derivation']): readonly FixedDerivation[] =>
    DERIVED_NUMBERS.map((name) => ({
      name,
      base: toFixedPoint(table[name].base),
      per: ATTRIBUTES.flatMap((attribute, place) => {
        const coefficient = table[name].per[attribute];
        return coefficient === undefined ? [] : [{ place, coefficient: toFixedPoint(coefficient) }];
      }),
    })),
);

/** All places there are, so that every set of numbers has them in the same order. */
const BLANK = Object.fromEntries([...ATTRIBUTES, ...DERIVED_NUMBERS].map((name) => [name, 0])) as Numbers;

/** What attributes and the pack's derivation table come to after all modifiers. */
export function deriveNumbers(raw: ActorRaw, waterfall: Waterfall, pack: ContentPack): Numbers {
  const numbers: Record<NumberName, number> = { ...BLANK };
  const attributes: number[] = [];
  for (const [place, attribute] of ATTRIBUTES.entries()) {
    const value = waterfall.at(place, toFixedPoint(raw.attributes[attribute]));
    attributes.push(value);
    numbers[attribute] = value;
  }
  let place = attributes.length;
  for (const { name, base, per } of fixedDerivations(pack.derivation)) {
    let sum = base;
    for (const part of per) sum += multiply(attributes[part.place] ?? 0, part.coefficient);
    numbers[name] = waterfall.at(place, sum);
    place += 1;
  }
  return numbers;
}
