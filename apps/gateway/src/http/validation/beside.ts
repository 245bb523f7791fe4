import { ValidateBy, type ValidationArguments } from 'class-validator';

const has = (args: ValidationArguments | undefined, other: string) =>
  args !== undefined && (args.object as Readonly<Record<string, unknown>>)[other] !== undefined;

/** A property that may not stand beside another one. */
export function NotBeside(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'notBeside',
    validator: {
      validate: (_value: unknown, args) => !has(args, other),
      defaultMessage: () => `$property and ${other} exclude each other`,
    },
  });
}

/** A property that may stand beside another one only. */
export function OnlyBeside(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'onlyBeside',
    validator: {
      validate: (_value: unknown, args) => has(args, other),
      defaultMessage: () => `$property needs ${other} beside it`,
    },
  });
}
