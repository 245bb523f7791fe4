import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Language } from '@melee/combat/content';
import { CombatError, type LogEntry } from '@melee/combat/dto';
import { namesOf, renderEvent } from '@melee/combat/rendering';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { LogQuery } from './requests/log.query.js';
import { LogPage } from './responses/log.response.js';
import { battleIdPipe } from './validation/id.pipe.js';

const DEFAULT_LIMIT = 500;

@ApiTags('log')
@Controller('v1/battles/:battleId/log')
export class LogController {
  constructor(
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
  ) {}

  @Get()
  @Needs('readLog')
  @ApiOperation({ operationId: 'readLog', summary: 'Read what has happened in a battle' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: LogPage, description: 'A part of the log.' })
  @ApiProblems('session/not-found')
  async read(
    @Param('battleId', battleIdPipe) battleId: string,
    @Query() { after = 0, limit = DEFAULT_LIMIT, render }: LogQuery,
  ): Promise<LogPage> {
    const entries = await this.combat.readLog(battleId, after, limit);
    if (entries.length === 0) await this.requireBattle(battleId);
    const last = entries.at(-1)?.n ?? after;
    if (render === undefined) return { entries, last };
    return { entries: await this.withTexts(battleId, entries, render), last };
  }

  private async requireBattle(battleId: string): Promise<void> {
    const revision = await this.combat.readRevision(battleId);
    if (revision === null) throw new CombatError('session/not-found', { sid: battleId });
  }

  /** A pack that is not loaded here is no reason to refuse: its things go by their ids then. */
  private async withTexts(
    battleId: string,
    entries: readonly LogEntry[],
    language: Language,
  ): Promise<LogPage['entries']> {
    const { meta, actors } = await this.combat.loadBattleView(battleId);
    const actorNames = Object.fromEntries(
      Object.entries(actors).map(([cid, actor]) => [cid, actor.meta.name]),
    );
    const names = namesOf(actorNames, this.content.packIfLoaded(meta.contentId), language);
    return entries.map((entry) => ({ ...entry, text: renderEvent(entry, names, language) }));
  }
}
