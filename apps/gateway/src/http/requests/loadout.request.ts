import { ApiProperty, type ApiPropertyOptions, PartialType } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { type ActorLoadout, CONTENT_ID_PATTERN } from '@melee/combat/dto';
import { IsBelt, MOST_OF_A_KIND } from '../validation/belt.js';
import { IsId, IsIdList } from '../validation/ids.js';

const MOST_ARMOUR = 8;
const MOST_ABILITIES = 64;
const MOST_FEINTS = 64;

const idsSchema = (
  description: string,
  maxItems: number,
  example: readonly string[],
): ApiPropertyOptions => ({
  type: 'array',
  items: { type: 'string', pattern: CONTENT_ID_PATTERN.source },
  uniqueItems: true,
  maxItems,
  description,
  example,
});

/** All that an actor carries and knows; ids are those of the content pack. */
export class LoadoutRequest implements ActorLoadout {
  @ApiProperty({ pattern: CONTENT_ID_PATTERN.source, description: 'A weapon.', example: 'sword' })
  @IsId(CONTENT_ID_PATTERN)
  readonly mainHand!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    pattern: CONTENT_ID_PATTERN.source,
    description: 'A weapon or a shield; null for an empty hand.',
    example: 'round_shield',
  })
  @ValidateIf((_loadout: object, value: unknown) => value !== null)
  @IsId(CONTENT_ID_PATTERN)
  readonly offHand!: string | null;

  @ApiProperty(idsSchema('Pieces of armour.', MOST_ARMOUR, ['mail']))
  @IsIdList(CONTENT_ID_PATTERN, MOST_ARMOUR)
  readonly armour!: readonly string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 0, maximum: MOST_OF_A_KIND },
    description: 'Items by their ids: how many of each.',
    example: { potion: 2 },
  })
  @IsBelt()
  readonly belt!: Readonly<Record<string, number>>;

  @ApiProperty(idsSchema('Abilities that the actor knows.', MOST_ABILITIES, ['heal']))
  @IsIdList(CONTENT_ID_PATTERN, MOST_ABILITIES)
  readonly abilities!: readonly string[];

  @ApiProperty(idsSchema('Feints that may come into its hand.', MOST_FEINTS, ['power_attack']))
  @IsIdList(CONTENT_ID_PATTERN, MOST_FEINTS)
  readonly arsenal!: readonly string[];
}

/** Some of it: what is left out is as in the template, and a list takes the place of the template's. */
export class LoadoutOverridesRequest extends PartialType(LoadoutRequest, { skipNullProperties: false }) {}
