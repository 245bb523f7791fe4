import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { ACTOR_ID_PATTERN } from '@melee/combat/dto';
import {
  BatchedExchangeMove,
  BatchedInstantMove,
  BatchedItemMove,
  MOST_MOVES,
} from '../http/requests/move-batch.request.js';
import { ExchangeMoveRequest, InstantMoveRequest, ItemMoveRequest } from '../http/requests/move.requests.js';

/** The classes of a move's strategies, which the description of the API must hold. */
export const MOVE_MODELS = [ExchangeMoveRequest, ItemMoveRequest, InstantMoveRequest] as const;
export const BATCHED_MOVE_MODELS = [BatchedExchangeMove, BatchedItemMove, BatchedInstantMove] as const;

const oneOfStrategies = ([exchange, item, instant]: readonly [Type, Type, Type]) => ({
  oneOf: [exchange, item, instant].map((type) => ({ $ref: getSchemaPath(type) })),
  discriminator: {
    propertyName: 'strategy',
    mapping: {
      exchange: getSchemaPath(exchange),
      item: getSchemaPath(item),
      instant: getSchemaPath(instant),
    },
  },
});

const MOVES = {
  strike: { strategy: 'exchange', target: 'orc', attackZone: 'head', blockZone: 'chest' },
  item: { strategy: 'item', itemId: 'bomb', targets: 'all_enemies' },
  ability: { strategy: 'instant', abilityId: 'heal' },
  manoeuvre: { strategy: 'instant', abilityId: 'manoeuvre', targets: 'orc' },
  surrender: { strategy: 'instant', abilityId: 'surrender' },
};

/** The body of one move. */
export const MOVE_BODY = {
  schema: oneOfStrategies(MOVE_MODELS),
  examples: Object.fromEntries(
    Object.entries(MOVES).map(([name, move]) => [name, { value: { cid: 'hero', ...move } }]),
  ),
};

/** The body of a batch of moves. */
export const MOVE_BATCH_BODY = {
  schema: {
    type: 'object',
    required: ['cid', 'moves'],
    additionalProperties: false,
    properties: {
      cid: { type: 'string', pattern: ACTOR_ID_PATTERN.source, description: 'Whose moves they are.' },
      moves: {
        type: 'array',
        minItems: 1,
        maxItems: MOST_MOVES,
        items: oneOfStrategies(BATCHED_MOVE_MODELS),
      },
    },
  },
  examples: { turn: { value: { cid: 'hero', moves: [MOVES.item, MOVES.strike] } } },
};
