import { Controller, Get, Param } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { BattleArchive } from '../battles/battle-archive.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ActorOutcome, BattleResult } from './responses/result.responses.js';
import { battleIdPipe } from './validation/id.pipe.js';

@ApiTags('battles')
@ApiExtraModels(ActorOutcome)
@Controller('v1/battles/:battleId/result')
export class ResultController {
  constructor(private readonly archive: BattleArchive) {}

  @Get()
  @Needs('getResult')
  @ApiOperation({ operationId: 'getResult', summary: 'Read how a finished battle ended' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: BattleResult, description: 'The result; it outlives the battle itself.' })
  @ApiProblems('result/not-found')
  read(@Param('battleId', battleIdPipe) battleId: string): Promise<BattleResult> {
    return this.archive.result(battleId);
  }
}
