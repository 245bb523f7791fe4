import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { type Language, LANGUAGES } from '@melee/combat/content';
import { MOST_ENTRIES } from '../../battles/battle-log.js';
import { Omittable } from '../validation/omittable.js';

/** From where a log is read. */
export class PositionQuery {
  @ApiPropertyOptional({
    minimum: 0,
    default: 0,
    description: 'Number of the last entry that is known already.',
    example: 0,
  })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly after?: number;
}

/** How a log is told. */
export class RenderQuery {
  @ApiPropertyOptional({
    enum: LANGUAGES,
    description: 'A language: each entry gets a `text` for people in it.',
    example: 'en',
  })
  @Omittable()
  @IsIn(LANGUAGES)
  readonly render?: Language;
}

/** Which part of a log to answer, and how. */
export class LogQuery extends IntersectionType(PositionQuery, RenderQuery) {
  @ApiPropertyOptional({
    minimum: 1,
    maximum: MOST_ENTRIES,
    default: 500,
    description: 'The most entries to answer.',
  })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ENTRIES)
  readonly limit?: number;
}
