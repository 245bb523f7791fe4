import { Injectable, type PipeTransform } from '@nestjs/common';
import { ACTOR_ID_PATTERN, type MoveStrategy } from '@melee/combat/dto';
import { type InvalidValue, RequestError } from '../../errors/request-error.js';
import {
  BatchedExchangeMove,
  BatchedInstantMove,
  BatchedItemMove,
  type BatchedMove,
  type MoveBatchRequest,
  MOST_MOVES,
} from '../requests/move-batch.request.js';
import { FlatRequest } from './flat-request.js';
import { idRule, isId } from './ids.js';
import { isObject } from './is-object.js';
import { strategyOf } from './move-request.pipe.js';

const READERS: Readonly<Record<MoveStrategy, FlatRequest<BatchedMove>>> = {
  exchange: new FlatRequest<BatchedMove>(BatchedExchangeMove),
  item: new FlatRequest<BatchedMove>(BatchedItemMove),
  instant: new FlatRequest<BatchedMove>(BatchedInstantMove),
};

const isSized = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length >= 1 && value.length <= MOST_MOVES;

function* faultsOf({ cid, moves, ...others }: Readonly<Record<string, unknown>>): Generator<InvalidValue> {
  if (!isId(cid, ACTOR_ID_PATTERN)) yield { path: 'cid', message: `cid ${idRule(ACTOR_ID_PATTERN)}` };
  if (!isSized(moves)) yield { path: 'moves', message: `moves must be a list of 1 to ${MOST_MOVES} moves` };
  for (const name of Object.keys(others)) {
    yield { path: name, message: `property ${name} should not exist` };
  }
}

function moveIdsTwice(moves: readonly BatchedMove[]): InvalidValue[] {
  const ids = moves.flatMap(({ moveId }) => (moveId === undefined ? [] : [moveId]));
  if (new Set(ids).size === ids.length) return [];
  return [{ path: 'moves', message: 'the moveIds of moves must be unique' }];
}

function requireNone(faults: readonly InvalidValue[]): void {
  if (faults.length > 0) throw new RequestError(faults);
}

/** Validates a batch of moves, each by the class of its strategy. */
@Injectable()
export class MoveBatchPipe implements PipeTransform<unknown, MoveBatchRequest> {
  transform(body: unknown): MoveBatchRequest {
    const request = isObject(body) ? (body as Readonly<Record<string, unknown>>) : {};
    requireNone([...faultsOf(request)]);
    const { cid, moves } = request as { readonly cid: string; readonly moves: readonly unknown[] };
    const read = moves.map((move, position) => {
      const place = `moves.${position}.`;
      const object = isObject(move) ? move : {};
      return READERS[strategyOf(object, place)].read(object, place);
    });
    requireNone(moveIdsTwice(read));
    return { cid, moves: read };
  }
}
