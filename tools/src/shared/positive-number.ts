import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError for anything but a whole number from 1 */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
}

/** The same, for several with commas between them. */
export const positiveNumbers = (text: string): number[] => text.split(',').map(positiveNumber);
