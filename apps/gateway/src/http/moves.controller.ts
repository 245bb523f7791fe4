import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { BattleMoves } from '../battles/battle-moves.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { BATCHED_MOVE_MODELS, MOVE_BATCH_BODY, MOVE_BODY, MOVE_MODELS } from '../openapi/move-schemas.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { ApiIdempotencyKey, IdempotencyKey, requireOneName } from './idempotency-key.js';
import { MOVE_PROBLEMS } from './move-problems.js';
import type { MoveBatchRequest } from './requests/move-batch.request.js';
import type { MoveRequest } from './requests/move.requests.js';
import { AcceptedMove, AcceptedMoves } from './responses/move.response.js';
import { battleIdPipe } from './validation/id.pipe.js';
import { MoveBatchPipe } from './validation/move-batch.pipe.js';
import { MoveRequestPipe } from './validation/move-request.pipe.js';

@ApiTags('moves')
@Controller('v1/battles/:battleId/moves')
export class MovesController {
  constructor(private readonly moves: BattleMoves) {}

  @Post()
  @Needs('declareMove')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ operationId: 'declareMove', summary: 'Declare a move' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiExtraModels(...MOVE_MODELS)
  @ApiBody(MOVE_BODY)
  @ApiIdempotencyKey('among the moves of the actor', ' Not beside `moveId`.')
  @ApiAcceptedResponse({ type: AcceptedMove, description: 'The move stands.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...MOVE_PROBLEMS,
    'target/not-available',
    'feint/not-in-hand',
    'content/unknown-id',
  )
  declare(
    @Param('battleId', battleIdPipe) battleId: string,
    @Body(MoveRequestPipe) move: MoveRequest,
    @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<AcceptedMove> {
    requireOneName(idempotencyKey, 'moveId', move.moveId);
    return this.moves.declare(battleId, move.cid, move, { idempotencyKey });
  }

  @Post('batch')
  @Needs('declareMoves')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    operationId: 'declareMoves',
    summary: 'Declare several moves of one actor',
    description:
      'They are registered at one moment, in this order. One that is refused does not touch the others.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiExtraModels(...BATCHED_MOVE_MODELS)
  @ApiBody(MOVE_BATCH_BODY)
  @ApiIdempotencyKey('among the batches of the actor')
  @ApiAcceptedResponse({ type: AcceptedMoves, description: 'What became of each move.' })
  @ApiProblems(...BODY_PROBLEMS, 'session/not-found', 'request/idempotency-conflict')
  async declareMany(
    @Param('battleId', battleIdPipe) battleId: string,
    @Body(MoveBatchPipe) { cid, moves }: MoveBatchRequest,
    @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<AcceptedMoves> {
    return { outcomes: await this.moves.declareMany(battleId, cid, moves, { idempotencyKey }) };
  }
}
