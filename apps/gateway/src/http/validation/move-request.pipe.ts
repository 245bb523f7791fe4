import { Injectable, type PipeTransform } from '@nestjs/common';
import { MOVE_STRATEGIES, type MoveStrategy } from '@melee/combat/dto';
import { RequestError } from '../../errors/request-error.js';
import {
  ExchangeMoveRequest,
  InstantMoveRequest,
  ItemMoveRequest,
  type MoveRequest,
} from '../requests/move.requests.js';
import { FlatRequest } from './flat-request.js';
import { isObject } from './is-object.js';

const READERS: Readonly<Record<MoveStrategy, FlatRequest<MoveRequest>>> = {
  exchange: new FlatRequest<MoveRequest>(ExchangeMoveRequest),
  item: new FlatRequest<MoveRequest>(ItemMoveRequest),
  instant: new FlatRequest<MoveRequest>(InstantMoveRequest),
};

/**
 * The strategy that a move names.
 * @throws RequestError if it names none.
 */
export function strategyOf(body: object, place = ''): MoveStrategy {
  const given: unknown = 'strategy' in body ? body.strategy : undefined;
  const strategy = MOVE_STRATEGIES.find((known) => known === given);
  if (strategy !== undefined) return strategy;
  const message = `strategy must be one of ${MOVE_STRATEGIES.join(', ')}`;
  throw new RequestError([{ path: `${place}strategy`, message }]);
}

/** Validates a move by the class of its strategy. */
@Injectable()
export class MoveRequestPipe implements PipeTransform<unknown, MoveRequest> {
  transform(body: unknown): MoveRequest {
    const move = isObject(body) ? body : {};
    return READERS[strategyOf(move)].read(move);
  }
}
