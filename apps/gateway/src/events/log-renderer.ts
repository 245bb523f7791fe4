import type { Language } from '@melee/combat/content';
import type { BattleSnapshot, LogEntry, SessionId } from '@melee/combat/dto';
import type { CombatManager } from '@melee/combat/repository';
import { renderEntries } from '../battles/rendered-log.js';
import type { RenderedEntry } from '../battles/views.js';
import type { BattleContent } from '../content/battle-content.js';

/** Writes the lines for people under the entries of one battle's log, in the order of the log. */
export class LogRenderer {
  private battle: BattleSnapshot | null = null;

  constructor(
    private readonly sid: SessionId,
    private readonly combat: Pick<CombatManager, 'loadBattleView'>,
    private readonly content: Pick<BattleContent, 'packIfKnown'>,
  ) {}

  async render(entries: readonly LogEntry[], language: Language): Promise<RenderedEntry[]> {
    const { meta, actors } = await this.battleFor(entries);
    return renderEntries(entries, actors, await this.content.packIfKnown(meta.contentId), language);
  }

  /** Whoever appears in the log was there from the start, or its joining stands there before. */
  private async battleFor(entries: readonly LogEntry[]): Promise<BattleSnapshot> {
    if (this.battle !== null && entries.every(({ type }) => type !== 'actor_joined')) return this.battle;
    this.battle = await this.combat.loadBattleView(this.sid);
    return this.battle;
  }
}
