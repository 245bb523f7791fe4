import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsNumber, Matches, Max, Min } from 'class-validator';
import {
  type ActorDefinition,
  DERIVED_NUMBERS,
  type DerivedNumber,
  type ModifierTable,
  type Skill,
  SKILLS,
} from '@melee/combat/content';
import { type Attribute, ATTRIBUTES } from '@melee/combat/dto';
import { Omittable } from '../validation/omittable.js';
import { tableOf } from '../validation/table.js';

const MOST_POINTS = 1000;
const MOST_SKILL = 500;
const MOST_MODIFIERS = 16;
const MODIFIER_PATTERN = /^[+\-*=]\d{1,6}(\.\d{1,4})?$/;

function amount(most: number, example: number, required: boolean): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minimum: 0, maximum: most, example, required, type: Number }),
    IsNumber({ maxDecimalPlaces: 4 }),
    Min(0),
    Max(most),
  );
}

/** All attributes, before modifiers. */
export const AttributesRequest = tableOf<Attribute, ActorDefinition['attributes']>(
  'Attributes',
  ATTRIBUTES,
  amount(MOST_POINTS, 10, true),
);

/** Some attributes. */
export const AttributeOverridesRequest = tableOf<Attribute, Partial<ActorDefinition['attributes']>>(
  'AttributeOverrides',
  ATTRIBUTES,
  applyDecorators(Omittable(), amount(MOST_POINTS, 14, false)),
);

/** Skills in percent points. */
export const SkillsRequest = tableOf<Skill, NonNullable<ActorDefinition['skills']>>(
  'Skills',
  SKILLS,
  applyDecorators(Omittable(), amount(MOST_SKILL, 20, false)),
);

/** Lasting modifiers of attributes and of the numbers that are derived from them. */
export const ModifiersRequest = tableOf<Attribute | DerivedNumber, ModifierTable>(
  'Modifiers',
  [...ATTRIBUTES, ...DERIVED_NUMBERS],
  applyDecorators(
    ApiProperty({
      type: 'array',
      items: { type: 'string', pattern: MODIFIER_PATTERN.source },
      maxItems: MOST_MODIFIERS,
      example: ['+10', '*1.5'],
      required: false,
    }),
    Omittable(),
    IsArray(),
    ArrayMaxSize(MOST_MODIFIERS),
    Matches(MODIFIER_PATTERN, {
      each: true,
      message:
        'each value in $property must be a text such as +10, -5, *1.5 or =100, with at most 4 decimals',
    }),
  ),
);
