import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequestError } from '../errors/request-error.js';

const HEADER = 'Idempotency-Key';
/** As the standard in the making writes it, a text in quotes, or without them. */
const PATTERN = /^(?:"([!#-[\]-~]{1,128})"|([!#-[\]-~]{1,128}))$/;

/** The key that a request carries. @throws RequestError for one that is none. */
export function readKey(value: string | readonly string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  const [, quoted, plain] = PATTERN.exec(String(value)) ?? [];
  const key = quoted ?? plain;
  if (key !== undefined) return key;
  const message = `${HEADER} must be 1 to 128 visible ASCII characters without quotes and backslashes`;
  throw new RequestError([{ path: HEADER, message }]);
}

/** A parameter of a handler: the client's own name for the request; undefined if it gives none. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  readKey(context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key']),
);

/**
 * Documents the header.
 * @param scope within which the key names one request.
 */
export function ApiIdempotencyKey(scope: string, more = ''): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: HEADER,
      required: false,
      description:
        `Your own name for the request, unique ${scope}. The same request under the same name is done once and ` +
        `answered the same; another one is refused with \`request/idempotency-conflict\`.${more}`,
      schema: { type: 'string', minLength: 1, maxLength: 128 },
      example: '7f3c0a52-2d0b-4c0e-9d6f-0b6a3f1f9b57',
    }),
  );
}

/**
 * A request is named once: by its key, or by the id of what it makes.
 * @throws RequestError if both are given.
 */
export function requireOneName(key: string | undefined, idName: string, id: string | undefined): void {
  if (key === undefined || id === undefined) return;
  throw new RequestError([{ path: HEADER, message: `${HEADER} and ${idName} exclude each other` }]);
}
