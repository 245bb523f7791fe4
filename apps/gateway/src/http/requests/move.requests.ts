import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Equals, IsIn } from 'class-validator';
import {
  ACTOR_ID_PATTERN,
  CONTENT_ID_PATTERN,
  MANOEUVRE,
  MOVE_ID_PATTERN,
  SURRENDER,
  type TargetSpec,
  type Zone,
  ZONES,
} from '@melee/combat/dto';
import { IsId } from '../validation/ids.js';
import { Omittable } from '../validation/omittable.js';
import { IsTargetSpec, MAX_TARGETS } from '../validation/targets.js';

const TARGETS_SCHEMA: ApiPropertyOptions = {
  default: 'self',
  description:
    'Whom it is meant for: an actor id, a list of them, or `self`, `all_enemies`, `all_allies` (the actor ' +
    'included), `random_enemy_<n>`.',
  oneOf: [
    { type: 'string', pattern: ACTOR_ID_PATTERN.source },
    {
      type: 'array',
      items: { type: 'string', pattern: ACTOR_ID_PATTERN.source },
      minItems: 1,
      maxItems: MAX_TARGETS,
      uniqueItems: true,
    },
  ],
};

abstract class AnyMoveRequest {
  @ApiProperty({ pattern: ACTOR_ID_PATTERN.source, description: 'Whose move it is.', example: 'hero' })
  @IsId(ACTOR_ID_PATTERN)
  readonly cid!: string;

  @ApiPropertyOptional({
    pattern: MOVE_ID_PATTERN.source,
    description:
      'Id of the move, unique among those of the actor in the battle. With an id of your own the request can be repeated without ' +
      'declaring a second move; without one the server makes one up.',
    example: 'move-1',
  })
  @Omittable()
  @IsId(MOVE_ID_PATTERN)
  readonly moveId?: string;
}

/** A strike at one enemy. */
export class ExchangeMoveRequest extends AnyMoveRequest {
  @ApiProperty({ enum: ['exchange'] })
  @Equals('exchange')
  readonly strategy!: 'exchange';

  @ApiProperty({
    pattern: ACTOR_ID_PATTERN.source,
    description: "An enemy in the actor's target queue.",
    example: 'orc',
  })
  @IsId(ACTOR_ID_PATTERN)
  readonly target!: string;

  @ApiPropertyOptional({
    pattern: CONTENT_ID_PATTERN.source,
    description: 'A feint that the actor holds in its hand.',
    example: 'power_attack',
  })
  @Omittable()
  @IsId(CONTENT_ID_PATTERN)
  readonly feintId?: string;

  @ApiPropertyOptional({ enum: ZONES, description: 'Where to strike.' })
  @Omittable()
  @IsIn(ZONES)
  readonly attackZone?: Zone;

  @ApiPropertyOptional({ enum: ZONES, description: 'What to guard.' })
  @Omittable()
  @IsIn(ZONES)
  readonly blockZone?: Zone;
}

/** The use of an item from the belt. */
export class ItemMoveRequest extends AnyMoveRequest {
  @ApiProperty({ enum: ['item'] })
  @Equals('item')
  readonly strategy!: 'item';

  @ApiProperty({ pattern: CONTENT_ID_PATTERN.source, example: 'potion' })
  @IsId(CONTENT_ID_PATTERN)
  readonly itemId!: string;

  @ApiPropertyOptional(TARGETS_SCHEMA)
  @Omittable()
  @IsTargetSpec()
  readonly targets?: TargetSpec;
}

/** The use of an ability, a manoeuvre, or surrender. */
export class InstantMoveRequest extends AnyMoveRequest {
  @ApiProperty({ enum: ['instant'] })
  @Equals('instant')
  readonly strategy!: 'instant';

  @ApiProperty({
    pattern: CONTENT_ID_PATTERN.source,
    description:
      `An ability that the actor knows; \`${SURRENDER}\`, which takes the actor out of the fight; or ` +
      `\`${MANOEUVRE}\`, which for tokens brings the one target that it names to the front of the actor's target queue.`,
    example: 'fireball',
  })
  @IsId(CONTENT_ID_PATTERN)
  readonly abilityId!: string;

  @ApiPropertyOptional(TARGETS_SCHEMA)
  @Omittable()
  @IsTargetSpec()
  readonly targets?: TargetSpec;
}

export type MoveRequest = ExchangeMoveRequest | ItemMoveRequest | InstantMoveRequest;
