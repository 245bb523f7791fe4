import { Body, Controller, Get, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TurnManager } from '@melee/combat/messaging';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { ACTOR_ID_PARAM, BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ActorRequest } from './requests/actor.request.js';
import { JoinedActor, NextTarget } from './responses/actor.responses.js';
import { actorIdPipe, battleIdPipe } from './validation/id.pipe.js';

@ApiTags('actors')
@Controller('v1/battles/:battleId/actors')
export class ActorsController {
  constructor(
    private readonly turns: TurnManager,
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
  ) {}

  @Post()
  @Needs('joinBattle')
  @ApiOperation({ operationId: 'joinBattle', summary: 'Send a newcomer into a running battle' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiCreatedResponse({ type: JoinedActor, description: 'The newcomer has joined.' })
  @ApiOkResponse({ type: JoinedActor, description: 'The same newcomer had joined before.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'session/not-found',
    'session/not-active',
    'actor/exists',
    'battle/too-many-actors',
    'battle/invalid',
    'content/unknown-id',
  )
  async join(
    @Param('battleId', battleIdPipe) battleId: string,
    @Body() request: ActorRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JoinedActor> {
    const { meta } = await this.combat.loadBattleView(battleId);
    const actor = this.content.createActor(meta.contentId, request);
    const { isNew } = await this.turns.join(battleId, actor);
    reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return JoinedActor.of(battleId, actor.meta);
  }

  @Get(':cid/target')
  @Needs('peekTarget')
  @ApiOperation({ operationId: 'peekTarget', summary: 'See whom an actor may strike at next' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiParam(ACTOR_ID_PARAM)
  @ApiOkResponse({ type: NextTarget, description: 'The next target.' })
  @ApiProblems('session/not-found', 'actor/not-found')
  async peekTarget(
    @Param('battleId', battleIdPipe) battleId: string,
    @Param('cid', actorIdPipe) cid: string,
  ): Promise<NextTarget> {
    return { target: await this.combat.peekPlayerTarget(battleId, cid) };
  }
}
