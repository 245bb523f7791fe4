import { ApiProperty } from '@nestjs/swagger';
import {
  ACTOR_KINDS,
  type ActorKind,
  type ActorXp,
  type Defeat,
  DEFEATS,
  FINISH_REASONS,
  type FinishReason,
  NO_XP,
  type Teams,
  XP_EVENTS,
} from '@melee/combat/dto';
import type * as views from '../../battles/views.js';
import { TEAMS_SCHEMA } from './battle.responses.js';

/** How one actor came out of a battle. */
export class ActorOutcome implements views.ActorOutcome {
  @ApiProperty({ example: 'Ragnar' })
  readonly name!: string;

  @ApiProperty({ enum: ACTOR_KINDS })
  readonly kind!: ActorKind;

  @ApiProperty({ description: 'The template that it was made from.', example: 'warrior' })
  readonly template!: string;

  @ApiProperty({ type: 'integer', example: 36 })
  readonly hp!: number;

  @ApiProperty({
    type: String,
    enum: [...DEFEATS, null],
    nullable: true,
    description: 'How the actor was taken out of the fight; null if it was still standing.',
  })
  readonly defeat!: Defeat | null;

  @ApiProperty({
    type: 'object',
    description: 'What the actor did, counted.',
    properties: Object.fromEntries(XP_EVENTS.map((event) => [event, { type: 'integer' as const }])),
    required: [...XP_EVENTS],
    example: { ...NO_XP, hit: 7, damage_dealt: 112, kill: 1 },
  })
  readonly xp!: ActorXp;
}

/** How a battle ended. */
export class BattleResult implements views.BattleResult {
  @ApiProperty({ example: 'arena-1' })
  readonly battleId!: string;

  @ApiProperty({ example: 'standard' })
  readonly mode!: string;

  @ApiProperty(TEAMS_SCHEMA)
  readonly teams!: Teams;

  @ApiProperty({ type: String, nullable: true, description: 'The winning team; null for a draw.' })
  readonly winner!: string | null;

  @ApiProperty({ enum: FINISH_REASONS })
  readonly reason!: FinishReason;

  @ApiProperty({ type: 'integer', description: 'Exchanges executed.', example: 12 })
  readonly steps!: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since the epoch.', example: 1767225600000 })
  readonly startedAt!: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since the epoch.', example: 1767225660000 })
  readonly finishedAt!: number;

  @ApiProperty({
    type: 'object',
    description: 'By actor id.',
    additionalProperties: { $ref: '#/components/schemas/ActorOutcome' },
  })
  readonly actors!: Readonly<Record<string, ActorOutcome>>;
}
