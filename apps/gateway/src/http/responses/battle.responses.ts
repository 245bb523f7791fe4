import { ApiProperty } from '@nestjs/swagger';
import {
  FINISH_REASONS,
  type FinishReason,
  SESSION_STATUSES,
  type SessionStatus,
  type Teams,
} from '@melee/combat/dto';
import type * as views from '../../battles/views.js';
import { ActorView } from './actor.responses.js';

export const TEAMS_SCHEMA = {
  type: 'object',
  description: 'Ids of the actors by team.',
  additionalProperties: { type: 'array', items: { type: 'string' } },
  example: { red: ['hero'], green: ['orc'] },
} as const;

const CONTENT_ID_SCHEMA = {
  description: 'Id of the content pack that the battle is fought with, to its end.',
  example: '0f343b0931126a20f133d67c2b018a3b',
} as const;

/** What is known of a battle right after its creation. */
export class CreatedBattle implements views.CreatedBattle {
  @ApiProperty({ example: 'arena-1' })
  readonly battleId!: string;

  @ApiProperty({ enum: SESSION_STATUSES, description: '`finished` only if an old request was repeated.' })
  readonly status!: SessionStatus;

  @ApiProperty({ example: 'standard' })
  readonly mode!: string;

  @ApiProperty(CONTENT_ID_SCHEMA)
  readonly contentId!: string;

  @ApiProperty(TEAMS_SCHEMA)
  readonly teams!: Teams;
}

/** A battle as anybody may see it. */
export class BattleView implements views.BattleView {
  @ApiProperty({ example: 'arena-1' })
  readonly battleId!: string;

  @ApiProperty({ enum: SESSION_STATUSES })
  readonly status!: SessionStatus;

  @ApiProperty({ type: 'integer', description: 'Exchanges executed.', example: 12 })
  readonly step!: number;

  @ApiProperty({ example: 'standard' })
  readonly mode!: string;

  @ApiProperty(CONTENT_ID_SCHEMA)
  readonly contentId!: string;

  @ApiProperty({
    description: 'Id of the rules that the battle is fought under: a hash of what they do.',
    example: 'rbc-f9483f3f571c',
  })
  readonly rulesVersion!: string;

  @ApiProperty(TEAMS_SCHEMA)
  readonly teams!: Teams;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The winning team; null while the battle lasts and for a draw.',
    example: null,
  })
  readonly winner!: string | null;

  @ApiProperty({
    type: String,
    enum: [...FINISH_REASONS, null],
    nullable: true,
    description: 'Why it ended.',
  })
  readonly reason!: FinishReason | null;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since the epoch.', example: 1767225600000 })
  readonly createdAt!: number;

  @ApiProperty({
    type: 'integer',
    description: 'When something last happened that stands in the log, milliseconds since the epoch.',
    example: 1767225601000,
  })
  readonly updatedAt!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Milliseconds since the epoch.',
    example: null,
  })
  readonly finishedAt!: number | null;

  @ApiProperty({ type: 'integer', description: 'Number of the newest log entry.', example: 42 })
  readonly logLength!: number;

  @ApiProperty({
    type: 'object',
    description: 'The actors by their ids.',
    additionalProperties: { $ref: '#/components/schemas/ActorView' },
  })
  readonly actors!: Readonly<Record<string, ActorView>>;
}
