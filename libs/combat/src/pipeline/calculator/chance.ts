import type { CappedNumber, StrikeFactor } from '../../content/vocabulary.js';
import { clamp, multiply, toFixedPoint } from '../../content/numbers/fixed-point.js';
import type { Strike } from './strike.js';

/** A chance of the strike after its factor and within its cap, fixed-point. */
export function chanceOf(strike: Strike, name: CappedNumber & StrikeFactor, value: number): number {
  const cap = toFixedPoint(strike.pack.caps[name]);
  return clamp(multiply(value, strike.factors[name]), 0, cap);
}
