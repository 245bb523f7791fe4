import { ATTRIBUTES } from '../../dto/index.js';
import type { Attribute } from '../../dto/index.js';
import { DERIVED_NUMBERS } from '../vocabulary.js';
import type { DerivedNumber } from '../vocabulary.js';

export type NumberName = Attribute | DerivedNumber;

/** Every number of an actor; its position here is its place in the tables of the waterfall. */
export const NUMBER_NAMES: readonly NumberName[] = [...ATTRIBUTES, ...DERIVED_NUMBERS];

const PLACES: ReadonlyMap<string, number> = new Map(NUMBER_NAMES.map((name, place) => [name, place]));

/** Undefined if there is no such number. */
export function placeOf(name: string): number | undefined {
  return PLACES.get(name);
}
