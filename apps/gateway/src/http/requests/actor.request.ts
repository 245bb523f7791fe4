import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches, ValidateIf } from 'class-validator';
import {
  ACTOR_ID_PATTERN,
  ACTOR_KINDS,
  type ActorKind,
  CONTENT_ID_PATTERN,
  TEAM_ID_PATTERN,
} from '@melee/combat/dto';
import { NotBeside, OnlyBeside } from '../validation/beside.js';
import { IsId, IsNewActorId } from '../validation/ids.js';
import { Omittable } from '../validation/omittable.js';
import { IsNested } from '../validation/table.js';
import { ActorDefinitionRequest, ActorOverridesRequest } from './actor-definition.request.js';

/** Printable, on one line, at most 64 characters, no space at the ends. */
const NAME_PATTERN = /^(?!\s)[^\p{Cc}\p{Cs}\u2028\u2029]{1,64}(?<!\s)$/u;

/** One participant of a battle. */
export class ActorRequest {
  @ApiProperty({
    pattern: ACTOR_ID_PATTERN.source,
    description:
      'Id of the actor, unique within the battle. `self`, `all_enemies`, `all_allies`, `random_enemy_<n>` are reserved.',
    example: 'hero',
  })
  @IsNewActorId(ACTOR_ID_PATTERN)
  readonly cid!: string;

  @ApiProperty({
    pattern: TEAM_ID_PATTERN.source,
    description: 'Actors of the same team are allies, all others enemies.',
    example: 'red',
  })
  @IsId(TEAM_ID_PATTERN)
  readonly team!: string;

  @ApiProperty({
    enum: ACTOR_KINDS,
    description: 'Who decides for the actor: a client, or the AI worker.',
    example: 'player',
  })
  @IsIn(ACTOR_KINDS)
  readonly kind!: ActorKind;

  @ApiPropertyOptional({
    pattern: CONTENT_ID_PATTERN.source,
    description: 'The template of the content pack that the actor is made from. Either this or `definition`.',
    example: 'warrior',
  })
  @ValidateIf(({ template, definition }: ActorRequest) => template !== undefined || definition === undefined)
  @IsId(CONTENT_ID_PATTERN)
  readonly template?: string;

  @Omittable()
  @NotBeside('template')
  @IsNested(ActorDefinitionRequest, {
    description: 'All that the actor is made of, instead of a template.',
    required: false,
  })
  readonly definition?: ActorDefinitionRequest;

  @Omittable()
  @OnlyBeside('template')
  @IsNested(ActorOverridesRequest, {
    description: 'What the actor has otherwise than its template.',
    required: false,
  })
  readonly overrides?: ActorOverridesRequest;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 64,
    description: "Name for people; the template's English one, or the id, if left out.",
    example: 'Ragnar',
  })
  @Omittable()
  @Matches(NAME_PATTERN, {
    message: '$property must be 1 to 64 printable characters without space at the ends',
  })
  readonly name?: string;
}
