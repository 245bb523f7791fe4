import { Controller, Get, Param } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CombatError } from '@melee/combat/dto';
import { BattleRecords } from '@melee/combat/repository';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ActorOutcome, BattleResult, battleResult } from './responses/result.responses.js';
import { battleIdPipe } from './validation/id.pipe.js';

@ApiTags('battles')
@ApiExtraModels(ActorOutcome)
@Controller('v1/battles/:battleId/result')
export class ResultController {
  constructor(private readonly records: BattleRecords) {}

  @Get()
  @Needs('getResult')
  @ApiOperation({ operationId: 'getResult', summary: 'Read how a finished battle ended' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: BattleResult, description: 'The result; it outlives the battle itself.' })
  @ApiProblems('result/not-found')
  async read(@Param('battleId', battleIdPipe) battleId: string): Promise<BattleResult> {
    const record = await this.records.find(battleId);
    if (record === null) throw new CombatError('result/not-found', { battleId });
    return battleResult(record);
  }
}
