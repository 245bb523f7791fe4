import { ValidateBy } from 'class-validator';
import { CONTENT_ID_PATTERN } from '@melee/combat/dto';
import { isId } from './ids.js';

/** Kinds of items in a belt, and items of each kind. */
export const MOST_KINDS = 64;
export const MOST_OF_A_KIND = 9999;

const isCount = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_OF_A_KIND;

function isBelt(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const kinds = Object.entries(value);
  return (
    kinds.length <= MOST_KINDS && kinds.every(([id, count]) => isId(id, CONTENT_ID_PATTERN) && isCount(count))
  );
}

/** How many of which items an actor carries. */
export function IsBelt(): PropertyDecorator {
  return ValidateBy({
    name: 'isBelt',
    validator: {
      validate: isBelt,
      defaultMessage: () =>
        `$property must hold up to ${MOST_KINDS} item ids, each with a whole number from 0 to ${MOST_OF_A_KIND}`,
    },
  });
}
