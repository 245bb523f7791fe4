import { ApiProperty } from '@nestjs/swagger';
import {
  ACTOR_KINDS,
  type ActorKind,
  type ActorXp,
  type BattleRecord,
  type Defeat,
  DEFEATS,
  FINISH_REASONS,
  type FinishReason,
  type Teams,
} from '@melee/combat/dto';
import { TEAMS_SCHEMA } from './battle.responses.js';

/** How one actor came out of a battle. */
export class ActorOutcome {
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
    additionalProperties: { type: 'integer' },
    example: { hit: 7, damage_dealt: 112, kill: 1 },
  })
  readonly xp!: ActorXp;
}

/** How a battle ended. */
export class BattleResult {
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

export function battleResult({ sid, results, ...record }: BattleRecord): BattleResult {
  const outcomes = Object.entries(results).map(([cid, { templateId, ...rest }]): [string, ActorOutcome] => [
    cid,
    { ...rest, template: templateId },
  ]);
  return { battleId: sid, ...record, actors: Object.fromEntries(outcomes) };
}
