/**
 * Fixed-point numbers: integers that count ten-thousandths. Every number of the rules that is not whole is kept so,
 * which makes sums exact in any order and results the same on every machine. A chance of 1 is {@link SCALE}.
 */
export const SCALE = 10_000;

/** A decimal number of the content as a fixed-point one. */
export function toFixedPoint(value: number): number {
  return Math.round(value * SCALE);
}

/** The greatest fixed-point number: beyond it sums are not exact, and factors that pile up would end in no number at all. */
export const MOST = Number.MAX_SAFE_INTEGER;

/** The product of two fixed-point numbers, rounded down, at most {@link MOST}. */
export function multiply(one: number, other: number): number {
  return Math.min(MOST, Math.floor((one * other) / SCALE));
}

/** The whole part of a fixed-point number, rounded down. */
export function toInteger(value: number): number {
  return Math.floor(value / SCALE);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
