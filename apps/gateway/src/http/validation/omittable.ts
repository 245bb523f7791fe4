import { ValidateIf } from 'class-validator';

/** A property that may be left out; `null` is not the same as that. */
export function Omittable(): PropertyDecorator {
  return ValidateIf((_request: object, value: unknown) => value !== undefined);
}
