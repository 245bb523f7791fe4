import { ApiProperty } from '@nestjs/swagger';
import { type ContentPack, CUSTOM_TEMPLATE, type Localized, vitalsOf } from '@melee/combat/content';
import {
  type ActiveEffect,
  ACTOR_KINDS,
  type ActorKind,
  type ActorMeta,
  type ActorSummary,
  type Defeat,
  DEFEATS,
  type Token,
  TOKENS,
} from '@melee/combat/dto';
import { LOCALIZED_SCHEMA } from './content-pack.responses.js';

const TEMPLATE = `The template that it was made from; \`${CUSTOM_TEMPLATE}\` if it was defined without one.`;

/** An effect that an actor bears. */
export class EffectView {
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

  static of({ effectId, sourceCid, remaining, stacks }: ActiveEffect, pack: ContentPack | null): EffectView {
    const name = pack?.effects[effectId]?.name ?? null;
    return { effectId, name, source: sourceCid, remaining, stacks };
  }
}

/** An actor as anybody may see it. */
export class ActorView {
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

  @ApiProperty({ type: 'integer', example: 60 })
  readonly energy!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The most energy that the actor can have; null like `maxHp`.',
    example: 60,
  })
  readonly maxEnergy!: number | null;

  @ApiProperty({ type: [EffectView], description: 'What the actor bears, the oldest first.' })
  readonly effects!: readonly EffectView[];

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

  /** @param pack the pack of the battle, or null if it is not loaded here. */
  static of(actor: ActorSummary, pack: ContentPack | null): ActorView {
    const { meta, state, effects } = actor;
    const vitals = pack === null ? null : vitalsOf(actor, pack);
    return {
      name: meta.name,
      team: meta.team,
      kind: meta.kind,
      template: meta.templateId,
      templateName: pack?.templates[meta.templateId]?.name ?? null,
      hp: state.hp,
      maxHp: vitals?.hp ?? null,
      energy: state.energy,
      maxEnergy: vitals?.energy ?? null,
      effects: effects.map((effect) => EffectView.of(effect, pack)),
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

  @ApiProperty({ description: TEMPLATE, example: 'guardian' })
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
