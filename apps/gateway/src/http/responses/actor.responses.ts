import { ApiProperty } from '@nestjs/swagger';
import {
  ACTOR_KINDS,
  type ActorKind,
  type ActorMeta,
  type ActorSummary,
  type Defeat,
  DEFEATS,
  type Token,
  TOKENS,
} from '@melee/combat/dto';

/** An actor as anybody may see it. */
export class ActorView {
  @ApiProperty({ example: 'Ragnar' })
  readonly name!: string;

  @ApiProperty({ example: 'red' })
  readonly team!: string;

  @ApiProperty({ enum: ACTOR_KINDS })
  readonly kind!: ActorKind;

  @ApiProperty({ description: 'The template that it was made from.', example: 'warrior' })
  readonly template!: string;

  @ApiProperty({ type: 'integer', example: 120 })
  readonly hp!: number;

  @ApiProperty({ type: 'integer', example: 60 })
  readonly energy!: number;

  @ApiProperty({
    type: 'object',
    description: 'What feints are paid with, by kind.',
    properties: Object.fromEntries(TOKENS.map((token) => [token, { type: 'integer' as const }])),
    example: Object.fromEntries(TOKENS.map((token) => [token, 0])),
  })
  readonly tokens!: Readonly<Record<Token, number>>;

  @ApiProperty({ description: 'Whether the actor is still in the fight.' })
  readonly alive!: boolean;

  @ApiProperty({
    type: String,
    enum: [...DEFEATS, null],
    nullable: true,
    description: 'How the actor was taken out of the fight; null while it stands.',
  })
  readonly defeat!: Defeat | null;

  static of({ meta, state }: ActorSummary): ActorView {
    return {
      name: meta.name,
      team: meta.team,
      kind: meta.kind,
      template: meta.templateId,
      hp: state.hp,
      energy: state.energy,
      tokens: state.tokens,
      alive: state.defeat === null,
      defeat: state.defeat,
    };
  }
}

/** A newcomer in a running battle. */
export class JoinedActor {
  @ApiProperty({ example: 'arena-1' })
  readonly battleId!: string;

  @ApiProperty({ example: 'ally' })
  readonly cid!: string;

  @ApiProperty({ example: 'red' })
  readonly team!: string;

  @ApiProperty({ enum: ACTOR_KINDS })
  readonly kind!: ActorKind;

  @ApiProperty({ example: 'guardian' })
  readonly template!: string;

  @ApiProperty({ example: 'Guardian' })
  readonly name!: string;

  static of(battleId: string, { cid, team, kind, templateId, name }: ActorMeta): JoinedActor {
    return { battleId, cid, team, kind, template: templateId, name };
  }
}

/** The next enemy that an actor may strike at. */
export class NextTarget {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'An actor id; null if the queue is empty.',
    example: 'orc',
  })
  readonly target!: string | null;
}
