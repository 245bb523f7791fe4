import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { SessionId } from '@melee/combat/dto';
import { BattleRecords, CombatManager, recordOf } from '@melee/combat/repository';
import { type CollectorConfig, CONFIG } from '@melee/platform';

/** Keeps the result of a finished battle beyond the life of its session. */
@Injectable()
export class RecordKeeperService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RecordKeeperService.name);
  private records: BattleRecords | null = null;

  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(CONFIG) private readonly config: CollectorConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const { redis, record } = this.config;
    this.records = await BattleRecords.open(redis.url, record.retentionS, (error) => {
      this.logger.warn({ err: error }, 'the connection for records failed');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.records?.close();
  }

  /** Saves the record and then takes the session out of the index, so that whoever dies between repeats the saving. */
  async close(sid: SessionId): Promise<void> {
    const record = recordOf(await this.combat.loadFullContext(sid, 1));
    if (record !== null) await this.records?.save(record);
    await this.combat.index.remove(sid);
  }
}
