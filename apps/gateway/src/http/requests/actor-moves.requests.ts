import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACTOR_ID_PATTERN, MOVE_ID_PATTERN } from '@melee/combat/dto';
import { IsId } from '../validation/ids.js';
import { Omittable } from '../validation/omittable.js';

abstract class NamedRequest {
  @ApiPropertyOptional({
    pattern: MOVE_ID_PATTERN.source,
    description:
      'Id of the move, unique among those of the actor in the battle; without one the server makes one up.',
    example: 'move-9',
  })
  @Omittable()
  @IsId(MOVE_ID_PATTERN)
  readonly moveId?: string;
}

/** The actor gives up. */
export class SurrenderRequest extends NamedRequest {}

/** The actor turns to another enemy. */
export class ManoeuvreRequest extends NamedRequest {
  @ApiProperty({
    pattern: ACTOR_ID_PATTERN.source,
    description: "An enemy in the actor's target queue.",
    example: 'orc',
  })
  @IsId(ACTOR_ID_PATTERN)
  readonly target!: string;
}
