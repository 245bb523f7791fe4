import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONTENT_ID_PATTERN, SESSION_ID_PATTERN } from '@melee/combat/dto';
import { BATTLE_MODES, type BattleMode, type NewBattle } from '../../battles/commands.js';
import { IsId } from '../validation/ids.js';
import { Omittable } from '../validation/omittable.js';
import { IsShrinking } from '../validation/shrinking.js';
import { ActorRequest } from './actor.request.js';
import { WebhookRequest } from './webhook.request.js';

const SEED_PATTERN = /^[A-Za-z0-9_-]{1,128}$/;
const MOST_WEBHOOKS = 4;
/** No configuration allows more; what is allowed here and now is checked with the battle. */
const MOST_ACTORS = 10_000;

/** Everything that a battle is made from. */
export class CreateBattleRequest implements NewBattle {
  @ApiPropertyOptional({
    pattern: SESSION_ID_PATTERN.source,
    description:
      'Id of the battle. With an id of your own the request can be repeated: the same battle is answered again. ' +
      'Without one the server makes one up, and each request is another battle.',
    example: 'arena-1',
  })
  @Omittable()
  @IsId(SESSION_ID_PATTERN)
  readonly battleId?: string;

  @ApiPropertyOptional({
    pattern: SEED_PATTERN.source,
    description:
      'Source of every random number of the battle. Without one the server makes up an unguessable one, which ' +
      'a repeated request finds again. Nobody is told it before the battle is over; then its replay has it.',
    example: 'seed-7',
  })
  @Omittable()
  @IsId(SEED_PATTERN)
  readonly seed?: string;

  @ApiPropertyOptional({
    enum: BATTLE_MODES,
    default: 'standard',
    description: 'What kind of battle it is. A `duel` has exactly two actors, and nobody may join it.',
  })
  @Omittable()
  @IsIn(BATTLE_MODES)
  readonly mode?: BattleMode;

  @ApiPropertyOptional({
    pattern: CONTENT_ID_PATTERN.source,
    description:
      'Name or id of the content pack that the battle is fought with, to its end; see `GET /v1/content-packs`. ' +
      'If left out, the default pack.',
    example: 'default',
  })
  @Omittable()
  @IsId(CONTENT_ID_PATTERN)
  readonly contentPack?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'integer', minimum: 100, maximum: 3_600_000 },
    minItems: 1,
    maxItems: 20,
    description:
      'How long a move waits for its answer, in milliseconds: the n-th number holds once the target has missed ' +
      'n-1 answers in a row, the last one for all that follow. None may be greater than the one before.',
    example: [60000, 50000, 40000, 30000, 20000],
  })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(100, { each: true })
  @Max(3_600_000, { each: true })
  @IsShrinking()
  readonly answerTimeoutsMs?: readonly number[];

  @ApiPropertyOptional({
    type: [WebhookRequest],
    maxItems: MOST_WEBHOOKS,
    description:
      'Who is told when the battle starts and when it finishes: by a signed POST, repeated until it is answered with ' +
      '2xx. Other webhooks make a repeated request another one.',
  })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_WEBHOOKS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayUnique((webhook: WebhookRequest | null) => webhook?.url, {
    message: 'the urls of $property must be unique',
  })
  @Type(() => WebhookRequest)
  readonly webhooks?: readonly WebhookRequest[];

  @ApiProperty({ type: [ActorRequest], minItems: 2, description: 'The participants, of at least two teams.' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(MOST_ACTORS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayUnique((actor: ActorRequest | null) => actor?.cid, {
    message: 'the cids of $property must be unique',
  })
  @Type(() => ActorRequest)
  readonly actors!: readonly ActorRequest[];
}
