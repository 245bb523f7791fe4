import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { MoveIntent } from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { newId } from './new-id.js';
import {
  ExchangeMoveRequest,
  InstantMoveRequest,
  ItemMoveRequest,
  type MoveRequest,
} from './requests/move.requests.js';
import { AcceptedMove } from './responses/move.response.js';
import { battleIdPipe } from './validation/id.pipe.js';
import { MoveRequestPipe } from './validation/move-request.pipe.js';

const MOVE_SCHEMA = {
  oneOf: [ExchangeMoveRequest, ItemMoveRequest, InstantMoveRequest].map((type) => ({
    $ref: getSchemaPath(type),
  })),
  discriminator: {
    propertyName: 'strategy',
    mapping: {
      exchange: getSchemaPath(ExchangeMoveRequest),
      item: getSchemaPath(ItemMoveRequest),
      instant: getSchemaPath(InstantMoveRequest),
    },
  },
};

const MOVE_EXAMPLES = {
  strike: {
    value: { cid: 'hero', strategy: 'exchange', target: 'orc', attackZone: 'head', blockZone: 'chest' },
  },
  item: { value: { cid: 'hero', strategy: 'item', itemId: 'bomb', targets: 'all_enemies' } },
  ability: { value: { cid: 'hero', strategy: 'instant', abilityId: 'heal' } },
  manoeuvre: { value: { cid: 'hero', strategy: 'instant', abilityId: 'manoeuvre', targets: 'orc' } },
  surrender: { value: { cid: 'hero', strategy: 'instant', abilityId: 'surrender' } },
};

/** What the client leaves out, the server makes up. */
function intentOf(move: MoveRequest): MoveIntent {
  const moveId = newId();
  return move.strategy === 'exchange'
    ? Object.assign({ moveId }, move)
    : Object.assign({ moveId, targets: 'self' }, move);
}

@ApiTags('moves')
@Controller('v1/battles/:battleId/moves')
export class MovesController {
  constructor(private readonly turns: TurnManager) {}

  @Post()
  @Needs('declareMove')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ operationId: 'declareMove', summary: 'Declare a move' })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiExtraModels(ExchangeMoveRequest, ItemMoveRequest, InstantMoveRequest)
  @ApiBody({ schema: MOVE_SCHEMA, examples: MOVE_EXAMPLES })
  @ApiAcceptedResponse({ type: AcceptedMove, description: 'The move stands.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'session/not-found',
    'actor/not-found',
    'session/not-active',
    'actor/defeated',
    'target/not-available',
    'feint/not-in-hand',
    'move/conflict',
    'move/too-many',
  )
  async declare(
    @Param('battleId', battleIdPipe) battleId: string,
    @Body(MoveRequestPipe) move: MoveRequest,
  ): Promise<AcceptedMove> {
    const intent = intentOf(move);
    const { outcome, deadline } = await this.turns.register(battleId, intent);
    return { moveId: intent.moveId, outcome, deadline };
  }
}
