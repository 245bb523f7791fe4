import { SCALE } from '../content/numbers/fixed-point.js';
import type { Rolls } from '../pipeline/rng/rolls.js';

/** Something that may be drawn, as likely as its weight is among the weights of all. */
export interface Weighted {
  /** Not below 0; what weighs 0 is never drawn. */
  readonly weight: number;
}

/** One of the options by their weights, or undefined if none weighs anything. */
export function drawByWeight<Option extends Weighted>(
  options: readonly Option[],
  rolls: Rolls,
  purpose: string,
): Option | undefined {
  const total = options.reduce((sum, { weight }) => sum + weight, 0);
  let left = (rolls.roll(purpose) * total) / SCALE;
  let last: Option | undefined;
  for (const option of options) {
    if (option.weight <= 0) continue;
    last = option;
    left -= option.weight;
    if (left < 0) break;
  }
  return last;
}

/** One of the entries, each equally likely. */
export function drawOne<Entry>(
  entries: readonly [Entry, ...Entry[]] | readonly Entry[],
  rolls: Rolls,
  purpose: string,
): Entry {
  const entry = entries[Math.floor((rolls.roll(purpose) * entries.length) / SCALE)];
  if (entry === undefined) throw new RangeError('There is nothing to draw from.');
  return entry;
}
