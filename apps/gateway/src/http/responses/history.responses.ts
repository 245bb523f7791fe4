import { ApiProperty } from '@nestjs/swagger';
import type * as views from '../../battles/views.js';
import { BattleResult } from './result.responses.js';

/** A part of the history of finished battles. */
export class BattleHistoryPage implements views.BattleHistoryPage {
  @ApiProperty({ type: [BattleResult], description: 'The latest first.' })
  readonly battles!: readonly BattleResult[];

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'To be sent as `cursor` for what follows; null at the end. A page with fewer battles than were asked for is ' +
      'not the last one because of that.',
    example: 'MTc2NzIyNTY2MDAwMDphcmVuYS0x',
  })
  readonly nextCursor!: string | null;
}
