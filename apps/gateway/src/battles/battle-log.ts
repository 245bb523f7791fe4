import { Injectable } from '@nestjs/common';
import type { Language } from '@melee/combat/content';
import { CombatError, type SessionId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import { renderEntries } from './rendered-log.js';
import type { LogPage } from './views.js';

const DEFAULT_LIMIT = 500;
/** The most entries that one page may hold. */
export const MOST_ENTRIES = 1000;

/** Which part of a log, and how. */
export interface LogPart {
  /** Number of the last entry that is known already; 0 if left out. */
  readonly after?: number;
  /** 1 to {@link MOST_ENTRIES}. */
  readonly limit?: number;
  /** Of the lines for people; none if left out. */
  readonly render?: Language;
}

/** What has happened in battles. */
@Injectable()
export class BattleLog {
  constructor(
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
  ) {}

  /** @throws CombatError `session/not-found`. */
  async read(
    sid: SessionId,
    { after = 0, limit = DEFAULT_LIMIT, render: language }: LogPart,
  ): Promise<LogPage> {
    const entries = await this.combat.readLog(sid, after, limit);
    if (entries.length === 0) await this.requireBattle(sid);
    const last = entries.at(-1)?.n ?? after;
    if (language === undefined) return { entries, last };
    const { meta, actors } = await this.combat.loadBattleView(sid);
    const pack = await this.content.packIfKnown(meta.contentId);
    return { entries: renderEntries(entries, actors, pack, language), last };
  }

  private async requireBattle(sid: SessionId): Promise<void> {
    if ((await this.combat.readRevision(sid)) === null) throw new CombatError('session/not-found', { sid });
  }
}
