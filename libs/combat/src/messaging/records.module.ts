import { type DynamicModule, Module } from '@nestjs/common';
import { BattleRecords, RecordHistory, RecordIndex, type RedisClient } from '../repository/index.js';

/** Records of finished battles for an app, and their history. */
@Module({})
export class RecordsModule {
  /** @param scripts closed by its owner, after the app. */
  static forRoot(scripts: RedisClient): DynamicModule {
    const records = new BattleRecords(scripts);
    return {
      module: RecordsModule,
      global: true,
      providers: [
        { provide: BattleRecords, useValue: records },
        { provide: RecordHistory, useValue: new RecordHistory(records, new RecordIndex(scripts)) },
      ],
      exports: [BattleRecords, RecordHistory],
    };
  }
}
