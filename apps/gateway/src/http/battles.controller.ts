import { Body, Controller, Get, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BattleFounder } from '../battles/battle-founder.js';
import { BattleViewer } from '../battles/battle-viewer.js';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ApiIdempotencyKey, IdempotencyKey, requireOneName } from './idempotency-key.js';
import { CreateBattleRequest } from './requests/create-battle.request.js';
import { BattleView, CreatedBattle } from './responses/battle.responses.js';
import { battleIdPipe } from './validation/id.pipe.js';

@ApiTags('battles')
@Controller('v1/battles')
export class BattlesController {
  constructor(
    private readonly founder: BattleFounder,
    private readonly viewer: BattleViewer,
  ) {}

  @Post()
  @Needs('createBattle')
  @ApiOperation({ operationId: 'createBattle', summary: 'Create a battle and start it' })
  @ApiIdempotencyKey('among your battles', ' Not beside `battleId`.')
  @ApiCreatedResponse({
    type: CreatedBattle,
    description: 'The battle has begun.',
    headers: { Location: { description: 'Path of the battle.', schema: { type: 'string' } } },
  })
  @ApiOkResponse({ type: CreatedBattle, description: 'The same battle had been created before.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'session/exists',
    'request/idempotency-conflict',
    'battle/too-many-actors',
    'battle/invalid',
    'content/unknown-id',
    'webhook/unavailable',
    'webhook/forbidden-url',
  )
  async create(
    @Body() request: CreateBattleRequest,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedBattle> {
    requireOneName(idempotencyKey, 'battleId', request.battleId);
    const { battle, isNew } = await this.founder.found(caller, request, { idempotencyKey });
    reply.header('location', `/v1/battles/${battle.battleId}`);
    reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return battle;
  }

  @Get(':battleId')
  @Needs('getBattle')
  @ApiOperation({
    operationId: 'getBattle',
    summary: 'See how a battle stands',
    description: 'What anybody may see. A player sees more of the own actor on its dashboard.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: BattleView, description: 'The battle.' })
  @ApiProblems('session/not-found')
  read(@Param('battleId', battleIdPipe) battleId: string): Promise<BattleView> {
    return this.viewer.view(battleId);
  }
}
