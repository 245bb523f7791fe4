import { ApiProperty } from '@nestjs/swagger';
import type { HistoryPage } from '@melee/combat/repository';
import { cursorOf } from '../history-cursor.js';
import { BattleResult, battleResult } from './result.responses.js';

/** A part of the history of finished battles. */
export class BattleHistoryPage {
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

  static of({ records, next }: HistoryPage): BattleHistoryPage {
    return { battles: records.map(battleResult), nextCursor: next === null ? null : cursorOf(next) };
  }
}
