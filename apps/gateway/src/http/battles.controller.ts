import { Body, Controller, Get, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { SessionStatus } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { BattleFounder } from './battle-founder.js';
import { CreateBattleRequest } from './requests/create-battle.request.js';
import { battleView, BattleView, CreatedBattle, createdBattle } from './responses/battle.responses.js';
import { battleIdPipe } from './validation/id.pipe.js';

@ApiTags('battles')
@Controller('v1/battles')
export class BattlesController {
  constructor(
    private readonly founder: BattleFounder,
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
  ) {}

  @Post()
  @Needs('createBattle')
  @ApiOperation({ operationId: 'createBattle', summary: 'Create a battle and start it' })
  @ApiCreatedResponse({
    type: CreatedBattle,
    description: 'The battle has begun.',
    headers: { Location: { description: 'Path of the battle.', schema: { type: 'string' } } },
  })
  @ApiOkResponse({ type: CreatedBattle, description: 'The same battle had been created before.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'session/exists',
    'battle/too-many-actors',
    'battle/invalid',
    'content/unknown-id',
    'webhook/unavailable',
    'webhook/forbidden-url',
  )
  async create(
    @Body() request: CreateBattleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedBattle> {
    const { genesis, isNew } = await this.founder.found(request);
    reply.header('location', `/v1/battles/${genesis.sid}`);
    reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return createdBattle(genesis, isNew ? 'active' : await this.readStatus(genesis.sid));
  }

  @Get(':battleId')
  @Needs('getBattle')
  @ApiOperation({ operationId: 'getBattle', summary: 'See how a battle stands' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiOkResponse({ type: BattleView, description: 'The battle.' })
  @ApiProblems('session/not-found')
  async read(@Param('battleId', battleIdPipe) battleId: string): Promise<BattleView> {
    const battle = await this.combat.loadBattleView(battleId);
    return battleView(battle, this.content.packIfLoaded(battle.meta.contentId));
  }

  private async readStatus(battleId: string): Promise<SessionStatus> {
    const { meta } = await this.combat.loadBattleView(battleId);
    return meta.status;
  }
}
