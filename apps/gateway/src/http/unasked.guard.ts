import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { type InvalidValue, RequestError } from '../errors/request-error.js';
import { isObject } from './validation/is-object.js';

/**
 * Refuses query parameters and bodies where a handler takes none: a client that misspells one, or asks the wrong
 * operation, should hear of it. Handlers that take them validate them themselves.
 */
@Injectable()
export class UnaskedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const unasked = [
      ...(takes(context, RouteParamtypes.QUERY) ? [] : unaskedIn(query, 'query')),
      ...(takes(context, RouteParamtypes.BODY) ? [] : unaskedIn(body, 'body')),
    ];
    if (unasked.length === 0) return true;
    throw new RequestError(unasked);
  }
}

/** What stands in a part of a request that should be empty: everything, if it is no object. */
function unaskedIn(part: unknown, name: string): InvalidValue[] {
  if (part === undefined || part === null) return [];
  if (!isObject(part)) return [{ path: name, message: `there should be no ${name}` }];
  return Object.keys(part).map((path) => ({ path, message: `property ${path} should not exist` }));
}

function takes(context: ExecutionContext, part: RouteParamtypes): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Readonly<Record<string, unknown>> | undefined;
  return Object.keys(parameters ?? {}).some((name) => name.startsWith(`${part}:`));
}
