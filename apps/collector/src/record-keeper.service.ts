import { Inject, Injectable } from '@nestjs/common';
import type { SessionId } from '@melee/combat/dto';
import { BattleRecords, CombatManager, recordOf } from '@melee/combat/repository';
import { type CollectorConfig, CONFIG } from '@melee/platform';

/** Keeps the result of a finished battle beyond the life of its session. */
@Injectable()
export class RecordKeeperService {
  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(BattleRecords) private readonly records: BattleRecords,
    @Inject(CONFIG) private readonly config: CollectorConfig,
  ) {}

  /** Saves the record and then takes the session out of the index, so that whoever dies between repeats the saving. */
  async close(sid: SessionId): Promise<void> {
    const record = recordOf(await this.combat.loadFullContext(sid, 1));
    if (record !== null) await this.records.save(record, this.config.record.retentionS);
    await this.combat.index.remove(sid);
  }
}
