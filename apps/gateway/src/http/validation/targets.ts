import { ValidateBy } from 'class-validator';
import { ACTOR_ID_PATTERN } from '@melee/combat/dto';

/** As many targets as one action may have. */
export const MAX_TARGETS = 64;

const isTarget = (value: unknown) => typeof value === 'string' && ACTOR_ID_PATTERN.test(value);

function isTargetSpec(value: unknown): boolean {
  if (!Array.isArray(value)) return isTarget(value);
  const isSized = value.length >= 1 && value.length <= MAX_TARGETS;
  return isSized && value.every(isTarget) && new Set(value).size === value.length;
}

/** Whom an item or an ability is meant for. */
export function IsTargetSpec(): PropertyDecorator {
  return ValidateBy({
    name: 'isTargetSpec',
    validator: {
      validate: isTargetSpec,
      defaultMessage: () =>
        `$property must be an actor id, a list of up to ${MAX_TARGETS} different ones, ` +
        'or one of self, all_enemies, all_allies, random_enemy_<n>',
    },
  });
}
