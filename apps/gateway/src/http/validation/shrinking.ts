import { ValidateBy } from 'class-validator';

/** A list of numbers of which none is greater than the one before. */
export function IsShrinking(): PropertyDecorator {
  return ValidateBy({
    name: 'isShrinking',
    validator: {
      validate: (value: unknown) =>
        Array.isArray(value) && value.every((item, i) => i === 0 || Number(item) <= Number(value[i - 1])),
      defaultMessage: () => 'no number of $property may be greater than the one before',
    },
  });
}
