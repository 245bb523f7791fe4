import { Injectable } from '@nestjs/common';
import { CombatError, type SessionId } from '@melee/combat/dto';
import { type BattleHistory, historyOf } from '@melee/combat/replay';
import { BattleRecords, CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import { battleResult } from './battle-result.js';
import type { BattleResult } from './views.js';

/** What is kept of battles that are finished. */
@Injectable()
export class BattleArchive {
  constructor(
    private readonly combat: CombatManager,
    private readonly records: BattleRecords,
    private readonly content: BattleContent,
  ) {}

  /** @throws CombatError `result/not-found`. */
  async result(battleId: SessionId): Promise<BattleResult> {
    const record = await this.records.find(battleId);
    if (record === null) throw new CombatError('result/not-found', { battleId });
    return battleResult(record);
  }

  /**
   * All that it takes to fight the battle again.
   * @throws CombatError `session/not-found`, `battle/not-finished`, `content/unknown-id`.
   */
  async replay(sid: SessionId): Promise<BattleHistory> {
    const stored = await this.combat.loadHistory(sid, { mustBeFinished: true });
    return historyOf(stored, await this.content.pack(stored.genesis.contentId));
  }
}
