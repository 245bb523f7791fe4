import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { BattleRecords, RecordHistory, RecordIndex } from '../repository/index.js';

/** Records of finished battles for an app, over a connection of their own that ends with the app, and their history. */
@Module({})
export class RecordsModule implements OnApplicationShutdown {
  constructor(@Inject(BattleRecords) private readonly records: BattleRecords) {}

  /** @param scripts for the index of the records; closed by its owner, after the app. */
  static forRoot(redisUrl: string, scripts: Redis): DynamicModule {
    const logger = new Logger(RecordsModule.name);
    const open = () =>
      BattleRecords.open(redisUrl, (error) => {
        logger.warn({ err: error }, 'the connection for records failed');
      });
    return {
      module: RecordsModule,
      global: true,
      providers: [
        { provide: BattleRecords, useFactory: open },
        {
          provide: RecordHistory,
          inject: [BattleRecords],
          useFactory: (records: BattleRecords) => new RecordHistory(records, new RecordIndex(scripts)),
        },
      ],
      exports: [BattleRecords, RecordHistory],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.records.close();
  }
}
