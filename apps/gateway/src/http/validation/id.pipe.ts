import type { PipeTransform } from '@nestjs/common';
import { ACTOR_ID_PATTERN, CONTENT_ID_PATTERN, SESSION_ID_PATTERN } from '@melee/combat/dto';
import { RequestError } from '../../errors/request-error.js';
import { idRule, isId } from './ids.js';

/** Lets an id of a path pass. */
class IdPipe implements PipeTransform<unknown, string> {
  constructor(
    private readonly parameter: string,
    private readonly pattern: RegExp,
  ) {}

  transform(value: unknown): string {
    if (isId(value, this.pattern)) return value;
    throw new RequestError([{ path: this.parameter, message: `${this.parameter} ${idRule(this.pattern)}` }]);
  }
}

export const battleIdPipe = new IdPipe('battleId', SESSION_ID_PATTERN);
export const actorIdPipe = new IdPipe('cid', ACTOR_ID_PATTERN);
export const contentPackPipe = new IdPipe('contentPack', CONTENT_ID_PATTERN);
