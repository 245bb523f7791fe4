import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { BattleRecords } from '../repository/index.js';

/** Records of finished battles for an app, over a connection of their own that ends with the app. */
@Module({})
export class RecordsModule implements OnApplicationShutdown {
  constructor(@Inject(BattleRecords) private readonly records: BattleRecords) {}

  static forRoot(redisUrl: string): DynamicModule {
    const logger = new Logger(RecordsModule.name);
    const open = () =>
      BattleRecords.open(redisUrl, (error) => {
        logger.warn({ err: error }, 'the connection for records failed');
      });
    return {
      module: RecordsModule,
      global: true,
      providers: [{ provide: BattleRecords, useFactory: open }],
      exports: [BattleRecords],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.records.close();
  }
}
