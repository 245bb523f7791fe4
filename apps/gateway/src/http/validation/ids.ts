import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayUnique,
  buildMessage,
  IsArray,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';

/** Names that every object has: as a key of a plain object they would not be the entry that they seem to be. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
/** Words that stand for actors where a target is named. */
const TARGET_WORD = /^(self|all_enemies|all_allies|random_enemy_\d+)$/;

/** Whether the value is an id of this pattern and no word with a meaning of its own. */
export function isId(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value) && !OBJECT_MEMBERS.has(value);
}

export const idRule = (pattern: RegExp) => `must match ${pattern.source} and be no reserved word`;

/** A property that holds an id. */
export function IsId(pattern: RegExp, options?: ValidationOptions): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => isId(value, pattern),
    defaultMessage: buildMessage((each) => `${each}$property ${idRule(pattern)}`, options),
  };
  return ValidateBy({ name: 'isId', validator }, options);
}

/** A property that holds a list of different ids. */
export function IsIdList(pattern: RegExp, most: number): PropertyDecorator {
  return applyDecorators(IsArray(), ArrayMaxSize(most), ArrayUnique(), IsId(pattern, { each: true }));
}

/** A property that names a new actor. */
export function IsNewActorId(pattern: RegExp): PropertyDecorator {
  return ValidateBy({
    name: 'isNewActorId',
    validator: {
      validate: (value: unknown) => isId(value, pattern) && !TARGET_WORD.test(value),
      defaultMessage: () => `$property ${idRule(pattern)}`,
    },
  });
}
