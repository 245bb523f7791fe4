import type { Fault } from '../fault.js';
import { toFixedPoint } from '../numbers/fixed-point.js';
import type { ContentPack } from '../types.js';

function numbersIn(
  value: unknown,
  path: readonly string[],
): readonly (readonly [number, readonly string[]])[] {
  if (typeof value === 'number') return [[value, path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, [...path, key]));
}

/** Numbers that the rules would take for 0. Weights of behaviours are no numbers of the rules. */
export function precisionFaults({ behaviours: _weights, ...pack }: ContentPack): readonly Fault[] {
  return numbersIn(pack, []).flatMap(([value, path]): Fault[] => {
    if (value === 0 || toFixedPoint(value) !== 0) return [];
    return [{ path, message: `Numbers have four digits after the point: ${value} would count as 0.` }];
  });
}
