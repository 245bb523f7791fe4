import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { BattleLog } from '../battles/battle-log.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { LogQuery } from './requests/log.query.js';
import { LogPage } from './responses/log.response.js';
import { battleIdPipe } from './validation/id.pipe.js';

@ApiTags('log')
@Controller('v1/battles/:battleId/log')
export class LogController {
  constructor(private readonly log: BattleLog) {}

  @Get()
  @Needs('readLog')
  @ApiOperation({ operationId: 'readLog', summary: 'Read what has happened in a battle' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: LogPage, description: 'A part of the log.' })
  @ApiProblems('session/not-found')
  read(@Param('battleId', battleIdPipe) battleId: string, @Query() query: LogQuery): Promise<LogPage> {
    return this.log.read(battleId, query);
  }
}
