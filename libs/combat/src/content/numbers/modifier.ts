import { CombatError } from '../../dto/index.js';
import { multiply, SCALE, toFixedPoint } from './fixed-point.js';

/** A parsed modifier text; `value` is fixed-point. */
export interface Modifier {
  readonly operation: '+' | '-' | '*' | '=';
  readonly value: number;
}

const PATTERN = /^([+\-*=])(\d{1,6}(?:\.\d{1,4})?)$/;

/** Reads a text such as `+10`, `-5`, `*1.5` or `=100`; a {@link CombatError} `battle/invalid` if it is none. */
export function parseModifier(text: string): Modifier {
  const [, operation, digits] = PATTERN.exec(text) ?? [];
  if (operation === undefined || digits === undefined) {
    throw new CombatError('battle/invalid', { modifier: text, allowed: '+10, -5, *1.5, =100' });
  }
  return { operation: operation as Modifier['operation'], value: toFixedPoint(Number(digits)) };
}

/** The modifier of an effect of this power (fixed-point): only what it adds or subtracts grows with power. */
export function withPower(modifier: Modifier, power: number): Modifier {
  if (power === SCALE || modifier.operation === '*' || modifier.operation === '=') return modifier;
  return { ...modifier, value: multiply(modifier.value, power) };
}

/** The modifier as it is written in content. */
export function modifierText({ operation, value }: Modifier): string {
  return `${operation}${String(value / SCALE)}`;
}
