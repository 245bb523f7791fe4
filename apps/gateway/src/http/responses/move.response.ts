import { ApiProperty } from '@nestjs/swagger';

/** What became of a declared move. */
export class AcceptedMove {
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
