import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min, ValidateBy } from 'class-validator';
import { ACTOR_ID_PATTERN } from '@melee/combat/dto';
import { placeOfCursor } from '../../battles/history-cursor.js';
import { BATTLE_MODES, type BattleMode } from '../../battles/commands.js';
import { IsId } from '../validation/ids.js';
import { Omittable } from '../validation/omittable.js';

/** The last moment that the index of records can tell from others; the year is 33658. */
const LATEST = 999_999_999_999_999;
/** Far more than any cursor has; what is longer is not even decoded. */
const LONGEST_CURSOR = 256;

function IsCursor(): PropertyDecorator {
  return ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && value.length <= LONGEST_CURSOR && placeOfCursor(value) !== null,
      defaultMessage: () => '$property must be a nextCursor of an earlier answer',
    },
  });
}

/** Which finished battles to answer. */
export class HistoryQuery {
  @ApiPropertyOptional({
    pattern: ACTOR_ID_PATTERN.source,
    description: 'Only battles in which this actor took part.',
    example: 'hero',
  })
  @Omittable()
  @IsId(ACTOR_ID_PATTERN)
  readonly participant?: string;

  @ApiPropertyOptional({ enum: BATTLE_MODES, description: 'Only battles of this mode.' })
  @Omittable()
  @IsIn(BATTLE_MODES)
  readonly mode?: BattleMode;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LATEST,
    description: 'Only battles that ended at this time or later, milliseconds since the epoch.',
    example: 1767225600000,
  })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LATEST)
  readonly from?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LATEST,
    description: 'Only battles that ended before this time, milliseconds since the epoch.',
    example: 1767312000000,
  })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LATEST)
  readonly to?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 20,
    description: 'The most battles to answer.',
  })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;

  @ApiPropertyOptional({
    maxLength: LONGEST_CURSOR,
    description: 'The `nextCursor` of the answer to go on from, to the same question.',
  })
  @Omittable()
  @IsCursor()
  readonly cursor?: string;
}
