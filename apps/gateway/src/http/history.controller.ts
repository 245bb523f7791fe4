import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BattleHistories } from '../battles/battle-histories.js';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { HistoryQuery } from './requests/history.query.js';
import { BattleHistoryPage } from './responses/history.responses.js';
import { ActorOutcome } from './responses/result.responses.js';

@ApiTags('battles')
@ApiExtraModels(ActorOutcome)
@Controller('v1/battles')
export class HistoryController {
  constructor(private readonly histories: BattleHistories) {}

  @Get()
  @Needs('listBattles')
  @ApiOperation({
    operationId: 'listBattles',
    summary: 'Look through the finished battles',
    description: 'A player has to name a participant: one of the actors in the token.',
  })
  @ApiOkResponse({ type: BattleHistoryPage, description: 'The latest of those that are asked for.' })
  @ApiProblems()
  list(@Query() query: HistoryQuery, @CurrentCaller() caller: Caller): Promise<BattleHistoryPage> {
    return this.histories.list(caller, query);
  }
}
