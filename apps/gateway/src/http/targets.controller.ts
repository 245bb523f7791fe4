import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { BattleTargets } from '../battles/battle-targets.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { ACTOR_ID_PARAM, BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ApiIdempotencyKey, IdempotencyKey } from './idempotency-key.js';
import { NextTarget } from './responses/actor.responses.js';
import { actorIdPipe, battleIdPipe } from './validation/id.pipe.js';

@ApiTags('actors')
@Controller('v1/battles/:battleId/actors/:cid/target')
export class TargetsController {
  constructor(private readonly targets: BattleTargets) {}

  @Get()
  @Needs('peekTarget')
  @ApiOperation({ operationId: 'peekTarget', summary: 'See whom an actor may strike at next' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiParam(ACTOR_ID_PARAM)
  @ApiOkResponse({ type: NextTarget, description: 'The next target.' })
  @ApiProblems('session/not-found', 'actor/not-found')
  peek(
    @Param('battleId', battleIdPipe) battleId: string,
    @Param('cid', actorIdPipe) cid: string,
  ): Promise<NextTarget> {
    return this.targets.peek(battleId, cid);
  }

  @Post('pop')
  @Needs('popTarget')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    operationId: 'popTarget',
    summary: "Take the next target out of an actor's queue",
    description:
      'The actor gives the target up. Send an `Idempotency-Key`, lest a request that is repeated after a broken ' +
      'connection cost another target.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiParam(ACTOR_ID_PARAM)
  @ApiIdempotencyKey('among the targets that the actor gives up')
  @ApiOkResponse({ type: NextTarget, description: 'The target that was taken.' })
  @ApiProblems(...BODY_PROBLEMS, 'session/not-found', 'session/not-active', 'actor/not-found')
  pop(
    @Param('battleId', battleIdPipe) battleId: string,
    @Param('cid', actorIdPipe) cid: string,
    @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<NextTarget> {
    return this.targets.pop(battleId, cid, { idempotencyKey });
  }
}
