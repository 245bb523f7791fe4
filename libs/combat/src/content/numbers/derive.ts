import { ATTRIBUTES } from '../../dto/index.js';
import type { ActorRaw, Attribute } from '../../dto/index.js';
import type { ContentPack, ModifierTable } from '../types.js';
import { DERIVED_NUMBERS } from '../vocabulary.js';
import type { DerivedNumber } from '../vocabulary.js';
import { multiply, toFixedPoint } from './fixed-point.js';
import { memoizeByIdentity } from './memoize.js';
import { applyModifiers, parseModifier } from './modifier.js';
import type { Modifier } from './modifier.js';

/** Attributes and derived numbers, fixed-point, before the caps. */
export type Numbers<Name extends DerivedNumber = DerivedNumber> = Readonly<Record<Attribute | Name, number>>;

type ParsedTable = readonly (readonly [name: string, modifiers: readonly Modifier[]])[];

/** Tables of a pack are read once, not for every actor in every batch. */
const parseTable = memoizeByIdentity((table: ModifierTable | ActorRaw['modifiers']): ParsedTable =>
  Object.entries(table).map(([name, texts]) => [name, texts.map(parseModifier)]),
);

/** Modifiers of all sources by the number they change, in the order of their layers. */
export class ModifierLayers {
  readonly #byName = new Map<string, readonly Modifier[]>();

  /** Adds a layer above those added before; `adapt` changes each of its modifiers. */
  add(table: ModifierTable | ActorRaw['modifiers'], adapt?: (modifier: Modifier) => Modifier): void {
    for (const [name, parsed] of parseTable(table)) {
      const modifiers = adapt === undefined ? parsed : parsed.map(adapt);
      const below = this.#byName.get(name);
      this.#byName.set(name, below === undefined ? modifiers : [...below, ...modifiers]);
    }
  }

  apply(name: string, base: number): number {
    const modifiers = this.#byName.get(name);
    return modifiers === undefined ? Math.max(0, base) : applyModifiers(base, modifiers);
  }
}

interface FixedDerivation {
  readonly name: DerivedNumber;
  readonly base: number;
  readonly per: readonly (readonly [attribute: Attribute, coefficient: number])[];
}

const fixedDerivations = memoizeByIdentity((table: ContentPack['derivation']): readonly FixedDerivation[] =>
  DERIVED_NUMBERS.map((name) => ({
    name,
    base: toFixedPoint(table[name].base),
    per: ATTRIBUTES.flatMap((attribute) => {
      const coefficient = table[name].per[attribute];
      return coefficient === undefined ? [] : [[attribute, toFixedPoint(coefficient)] as const];
    }),
  })),
);

/** The waterfall from attributes through the pack's derivation table to derived numbers: `only` these, or all. */
export function deriveNumbers<Name extends DerivedNumber = DerivedNumber>(
  raw: ActorRaw,
  layers: ModifierLayers,
  pack: ContentPack,
  only?: readonly Name[],
): Numbers<Name> {
  const numbers = {} as Record<Attribute | DerivedNumber, number>;
  for (const attribute of ATTRIBUTES) {
    numbers[attribute] = layers.apply(attribute, toFixedPoint(raw.attributes[attribute]));
  }
  for (const { name, base, per } of fixedDerivations(pack.derivation)) {
    if (only !== undefined && !only.some((wanted) => wanted === name)) continue;
    let sum = base;
    for (const [attribute, coefficient] of per) sum += multiply(numbers[attribute], coefficient);
    numbers[name] = layers.apply(name, sum);
  }
  return numbers;
}
