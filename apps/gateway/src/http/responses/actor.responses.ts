import { ApiProperty } from '@nestjs/swagger';
import { CUSTOM_TEMPLATE, type Localized } from '@melee/combat/content';
import { ACTOR_KINDS, type ActorKind, type Defeat, DEFEATS } from '@melee/combat/dto';
import type * as views from '../../battles/views.js';
import { LOCALIZED_SCHEMA } from './content-pack.responses.js';

const TEMPLATE = `The template that it was made from; \`${CUSTOM_TEMPLATE}\` if it was defined without one.`;

/** An effect that an actor bears. */
export class EffectView implements views.EffectView {
  @ApiProperty({ description: 'Id of the content pack.', example: 'bleeding' })
  readonly effectId!: string;

  @ApiProperty({
    ...LOCALIZED_SCHEMA,
    nullable: true,
    description: 'What it is called, by language; null while the content pack of the battle is not loaded.',
    example: { en: 'bleeding', ru: 'кровотечение' },
  })
  readonly name!: Localized | null;

  @ApiProperty({ description: 'Id of the actor from whom it came.', example: 'orc' })
  readonly source!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Exchanges of the bearer until it ends.',
    example: 3,
  })
  readonly remaining!: number;

  @ApiProperty({ type: 'integer', description: 'How many times it counts.', example: 1 })
  readonly stacks!: number;
}

/** An actor as anybody may see it. */
export class ActorView implements views.ActorView {
  @ApiProperty({ example: 'Ragnar' })
  readonly name!: string;

  @ApiProperty({ example: 'red' })
  readonly team!: string;

  @ApiProperty({ enum: ACTOR_KINDS })
  readonly kind!: ActorKind;

  @ApiProperty({ description: TEMPLATE, example: 'warrior' })
  readonly template!: string;

  @ApiProperty({
    ...LOCALIZED_SCHEMA,
    nullable: true,
    description: 'What the template is called, by language; null if there is none.',
    example: { en: 'warrior', ru: 'воин' },
  })
  readonly templateName!: Localized | null;

  @ApiProperty({ type: 'integer', example: 120 })
  readonly hp!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'The most hp that the actor can have; null while the content pack of the battle is not loaded.',
    example: 150,
  })
  readonly maxHp!: number | null;

  @ApiProperty({ description: 'A weapon.', example: 'sword' })
  readonly mainHand!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A weapon or a shield; null for an empty hand.',
    example: 'round_shield',
  })
  readonly offHand!: string | null;

  @ApiProperty({ type: [String], description: 'Pieces of armour.', example: ['chain_mail'] })
  readonly armour!: readonly string[];

  @ApiProperty({ type: [EffectView], description: 'What the actor bears, the oldest first.' })
  readonly effects!: readonly EffectView[];

  @ApiProperty({ description: 'Whether the actor is still in the fight.' })
  readonly alive!: boolean;

  @ApiProperty({
    type: String,
    enum: [...DEFEATS, null],
    nullable: true,
    description: 'How the actor was taken out of the fight; null while it stands.',
  })
  readonly defeat!: Defeat | null;
}

/** A newcomer in a running battle. */
export class JoinedActor implements views.JoinedActor {
  @ApiProperty({ example: 'arena-1' })
  readonly battleId!: string;

  @ApiProperty({ example: 'ally' })
  readonly cid!: string;

  @ApiProperty({ example: 'red' })
  readonly team!: string;

  @ApiProperty({ enum: ACTOR_KINDS })
  readonly kind!: ActorKind;

  @ApiProperty({ description: TEMPLATE, example: 'guardian' })
  readonly template!: string;

  @ApiProperty({ example: 'Guardian' })
  readonly name!: string;
}

/** The next enemy that an actor may strike at. */
export class NextTarget implements views.NextTarget {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'An actor id; null if the queue is empty.',
    example: 'orc',
  })
  readonly target!: string | null;
}
