import { ApiProperty } from '@nestjs/swagger';
import type * as views from '../../battles/views.js';

/** A part of a battle's log. */
export class LogPage implements views.LogPage {
  @ApiProperty({
    type: 'array',
    items: { $ref: '#/components/schemas/LogEntry' },
    description: 'Oldest first, without gaps; with `render`, each has a `text`.',
  })
  readonly entries!: readonly views.RenderedEntry[];

  @ApiProperty({
    type: 'integer',
    description:
      'Number of the last entry here, to be sent as the next `after`; `after` itself if there is none.',
    example: 42,
  })
  readonly last!: number;
}
