import { ApiProperty } from '@nestjs/swagger';
import type * as views from '../../battles/views.js';

/** What became of a declared move. */
export class AcceptedMove implements views.AcceptedMove {
  @ApiProperty({ example: 'move-1' })
  readonly moveId!: string;

  @ApiProperty({
    enum: ['registered', 'duplicate'],
    description: '`duplicate`: the same move was declared before, and nothing has changed.',
  })
  readonly outcome!: 'registered' | 'duplicate';

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'When a strike stops waiting for its answer and becomes a forced one, milliseconds since the epoch; null for ' +
      'what does not wait, and for a duplicate.',
    example: 1767225660000,
  })
  readonly deadline!: number | null;
}

/** What became of one move of a batch. */
export class MoveOutcome implements views.MoveOutcome {
  @ApiProperty({ example: 'move-1' })
  readonly moveId!: string;

  @ApiProperty({
    description:
      '`registered`; `duplicate`: declared before, nothing has changed; or the `code` of the refusal.',
    example: 'registered',
  })
  readonly outcome!: string;
}

/** What became of the moves of a batch. */
export class AcceptedMoves {
  @ApiProperty({ type: [MoveOutcome], description: 'One for each move, in the order of the request.' })
  readonly outcomes!: readonly MoveOutcome[];
}
