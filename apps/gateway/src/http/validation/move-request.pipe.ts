import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { MOVE_STRATEGIES, type MoveStrategy } from '@melee/combat/dto';
import { RequestError } from '../../errors/request-error.js';
import {
  ExchangeMoveRequest,
  InstantMoveRequest,
  ItemMoveRequest,
  type MoveRequest,
} from '../requests/move.requests.js';
import { requestPipe } from './request-pipe.js';

const CLASS_OF: Readonly<Record<MoveStrategy, Type<MoveRequest>>> = {
  exchange: ExchangeMoveRequest,
  item: ItemMoveRequest,
  instant: InstantMoveRequest,
};

function strategyOf(body: unknown): MoveStrategy {
  const given: unknown =
    typeof body === 'object' && body !== null && 'strategy' in body ? body.strategy : undefined;
  const strategy = MOVE_STRATEGIES.find((known) => known === given);
  if (strategy !== undefined) return strategy;
  const message = `strategy must be one of ${MOVE_STRATEGIES.join(', ')}`;
  throw new RequestError([{ path: 'strategy', message }]);
}

/** Validates a move by the class of its strategy. */
@Injectable()
export class MoveRequestPipe implements PipeTransform<unknown, Promise<MoveRequest>> {
  private readonly pipe = requestPipe();

  async transform(body: unknown): Promise<MoveRequest> {
    const metatype = CLASS_OF[strategyOf(body)];
    return (await this.pipe.transform(body, { type: 'body', metatype })) as MoveRequest;
  }
}
