/**
 * Fixed-point numbers: integers that count ten-thousandths. Every number of the rules that is not whole is kept so,
 * which makes sums exact in any order and results the same on every machine. A chance of 1 is {@link SCALE}.
 */
export const SCALE = 10_000;

/** A decimal number of the content as a fixed-point one. */
export function toFixedPoint(value: number): number {
  return Math.round(value * SCALE);
}

/** The product of two fixed-point numbers, rounded down. */
export function multiply(one: number, other: number): number {
  return Math.floor((one * other) / SCALE);
}

/** The whole part of a fixed-point number, rounded down. */
export function toInteger(value: number): number {
  return Math.floor(value / SCALE);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
