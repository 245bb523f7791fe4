import type { Estimate } from '../statistics/proportion.js';

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
/** With its sign, in percentage points. */
export const points = (share: number): string => `${signed(share * 100, 1)} pp`;
export const whole = (count: number): string => count.toFixed(0);
export const decimal = (value: number, digits = 2): string => value.toFixed(digits);

export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

export const interval = ({ low, high }: Estimate, format: (value: number) => string): string =>
  `${format(low)} … ${format(high)}`;
