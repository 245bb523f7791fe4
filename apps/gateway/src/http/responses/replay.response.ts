import { ApiProperty } from '@nestjs/swagger';
import type { ContentPack } from '@melee/combat/content';
import type { Genesis, LedgerEntry, LogEntry } from '@melee/combat/dto';
import { type BattleHistory, type FinalState, HISTORY_FORMAT } from '@melee/combat/replay';

/** A battle with all that it takes to fight it again anywhere. */
export class BattleReplay implements BattleHistory {
  @ApiProperty({ type: 'integer', enum: [HISTORY_FORMAT], description: 'How the history is written down.' })
  readonly format!: typeof HISTORY_FORMAT;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'What the battle started from: its seed, its actors, its settings, and the version of the rules.',
  })
  readonly genesis!: Genesis;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The content pack that the battle began with, whole.',
  })
  readonly pack!: ContentPack;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'What was done to the battle, oldest first: actions, each with the hash of the state after it, and joins.',
  })
  readonly ledger!: readonly LedgerEntry[];

  @ApiProperty({
    type: 'array',
    items: { $ref: '#/components/schemas/LogEntry' },
    description: 'The whole log.',
  })
  readonly log!: readonly LogEntry[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'How the battle stood in the end: the winner, the reason, and every actor.',
  })
  readonly final!: FinalState;
}
