import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BattleJoins } from '../battles/battle-joins.js';
import { BattleMoves } from '../battles/battle-moves.js';
import { BattleViewer } from '../battles/battle-viewer.js';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { ACTOR_ID_PARAM, BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ApiIdempotencyKey, IdempotencyKey, requireOneName } from './idempotency-key.js';
import { ManoeuvreRequest, SurrenderRequest } from './requests/actor-moves.requests.js';
import { ActorRequest } from './requests/actor.request.js';
import { RenderQuery } from './requests/log.query.js';
import { JoinedActor } from './responses/actor.responses.js';
import { Dashboard } from './responses/dashboard.response.js';
import { AcceptedMove } from './responses/move.response.js';
import { actorIdPipe, battleIdPipe } from './validation/id.pipe.js';
import { MOVE_PROBLEMS } from './move-problems.js';

const KEY_SCOPE = 'among the moves of the actor';
const KEY_EXCLUDES = ' Not beside `moveId`.';

@ApiTags('actors')
@Controller('v1/battles/:battleId/actors')
export class ActorsController {
  constructor(
    private readonly joins: BattleJoins,
    private readonly moves: BattleMoves,
    private readonly viewer: BattleViewer,
  ) {}

  @Post()
  @Needs('joinBattle')
  @ApiOperation({ operationId: 'joinBattle', summary: 'Send a newcomer into a running battle' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiIdempotencyKey('among the newcomers that you send')
  @ApiCreatedResponse({ type: JoinedActor, description: 'The newcomer has joined.' })
  @ApiOkResponse({ type: JoinedActor, description: 'The same newcomer had joined before.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'session/not-found',
    'session/not-active',
    'actor/exists',
    'request/idempotency-conflict',
    'battle/too-many-actors',
    'battle/invalid',
    'content/unknown-id',
  )
  async join(
    @Param('battleId', battleIdPipe) battleId: string,
    @Body() request: ActorRequest,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JoinedActor> {
    const { actor, isNew } = await this.joins.join(caller, battleId, request, { idempotencyKey });
    reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return actor;
  }

  @Get(':cid')
  @Needs('getDashboard')
  @ApiOperation({
    operationId: 'getDashboard',
    summary: 'See a battle as one of its actors sees it',
    description: 'The actor in full with its hand, tokens and waiting moves, all read at one moment.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiParam(ACTOR_ID_PARAM)
  @ApiOkResponse({ type: Dashboard, description: 'The dashboard.' })
  @ApiProblems('session/not-found', 'actor/not-found')
  dashboard(
    @Param('battleId', battleIdPipe) battleId: string,
    @Param('cid', actorIdPipe) cid: string,
    @Query() { render }: RenderQuery,
  ): Promise<Dashboard> {
    return this.viewer.dashboard(battleId, cid, render);
  }

  @Post(':cid/surrender')
  @Needs('surrender')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    operationId: 'surrender',
    summary: 'Take an actor out of the fight as defeated',
    description: 'The same as the move with the ability `surrender`. The body may be left out.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiParam(ACTOR_ID_PARAM)
  @ApiBody({ type: SurrenderRequest, required: false })
  @ApiIdempotencyKey(KEY_SCOPE, KEY_EXCLUDES)
  @ApiAcceptedResponse({ type: AcceptedMove, description: 'The move stands.' })
  @ApiProblems(...BODY_PROBLEMS, ...MOVE_PROBLEMS)
  surrender(
    @Param('battleId', battleIdPipe) battleId: string,
    @Param('cid', actorIdPipe) cid: string,
    // Not `| undefined`: Nest would not know its class, and validate nothing. Without a body, it is an empty one.
    @Body() { moveId }: SurrenderRequest,
    @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<AcceptedMove> {
    requireOneName(idempotencyKey, 'moveId', moveId);
    return this.moves.surrender(battleId, cid, { moveId, idempotencyKey });
  }

  @Post(':cid/manoeuvre')
  @Needs('manoeuvre')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    operationId: 'manoeuvre',
    summary: "Bring a target to the front of an actor's queue, for tokens",
    description: 'The same as the move with the ability `manoeuvre`.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiParam(ACTOR_ID_PARAM)
  @ApiIdempotencyKey(KEY_SCOPE, KEY_EXCLUDES)
  @ApiAcceptedResponse({ type: AcceptedMove, description: 'The move stands.' })
  @ApiProblems(...BODY_PROBLEMS, ...MOVE_PROBLEMS)
  manoeuvre(
    @Param('battleId', battleIdPipe) battleId: string,
    @Param('cid', actorIdPipe) cid: string,
    @Body() { target, moveId }: ManoeuvreRequest,
    @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<AcceptedMove> {
    requireOneName(idempotencyKey, 'moveId', moveId);
    return this.moves.manoeuvre(battleId, cid, target, { moveId, idempotencyKey });
  }
}
