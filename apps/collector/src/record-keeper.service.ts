import { Inject, Injectable } from '@nestjs/common';
import type { BattleRecord, SessionId } from '@melee/combat/dto';
import { WebhookDispatch } from '@melee/combat/messaging';
import { CombatManager, RecordHistory, recordOf, WebhookStore } from '@melee/combat/repository';
import { type CollectorConfig, CONFIG } from '@melee/platform';

/** Keeps the result of a finished battle beyond the life of its session, and has it told to those who asked for it. */
@Injectable()
export class RecordKeeperService {
  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(RecordHistory) private readonly history: RecordHistory,
    @Inject(WebhookStore) private readonly webhooks: WebhookStore,
    @Inject(WebhookDispatch) private readonly dispatch: WebhookDispatch,
    @Inject(CONFIG) private readonly config: CollectorConfig,
  ) {}

  /** Takes the session out of the index when all is done, so that whoever dies before repeats it. */
  async close(sid: SessionId): Promise<void> {
    const record = recordOf(await this.combat.loadFullContext(sid, 1));
    if (record !== null) {
      await this.history.keep(record, this.config.record.retentionS);
      await this.tell(record);
    }
    await this.combat.index.remove(sid);
  }

  /** After the record is kept: whoever delivers looks there for the result. */
  private async tell({ sid, finishedAt }: BattleRecord): Promise<void> {
    const kept = await this.webhooks.find(sid);
    if (kept !== null) await this.dispatch.tell('battle.finished', sid, kept, finishedAt);
  }
}
