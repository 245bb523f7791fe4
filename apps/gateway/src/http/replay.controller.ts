import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { BattleHistory } from '@melee/combat/replay';
import { BattleArchive } from '../battles/battle-archive.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { BattleReplay } from './responses/replay.response.js';
import { battleIdPipe } from './validation/id.pipe.js';

@ApiTags('battles')
@Controller('v1/battles/:battleId/replay')
export class ReplayController {
  constructor(private readonly archive: BattleArchive) {}

  @Get()
  @Needs('getReplay')
  @ApiOperation({
    operationId: 'getReplay',
    summary: 'Read all that it takes to fight a finished battle again',
    description: 'Save the answer to a file and run `npm run replay -- <file>`.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: BattleReplay, description: 'The history of the battle, its seed included.' })
  @ApiProblems('session/not-found', 'battle/not-finished', 'content/unknown-id')
  read(@Param('battleId', battleIdPipe) battleId: string): Promise<BattleHistory> {
    return this.archive.replay(battleId);
  }
}
