import type { Metadata } from '@grpc/grpc-js';
import type { Type } from '@nestjs/common';
import { RequestError } from '../errors/request-error.js';
import { readKey } from '../http/idempotency-key.js';
import { requestPipe } from '../http/validation/request-pipe.js';

const pipe = requestPipe();

/**
 * Validates the body of a REST request by the rules of its class.
 * @param place where its values stand in the message, with a dot behind it; empty if it is the message.
 * @throws RequestError
 */
export function validated<T extends object>(type: Type<T>, body: object, place = ''): Promise<T> {
  return at(
    (path) => `${place}${path}`,
    async () => (await pipe.transform(body, { type: 'body', metatype: type })) as T,
  );
}

/** Runs a validation, its paths told as those of the message. */
export async function at<T>(placeOf: (path: string) => string, validate: () => T | Promise<T>): Promise<T> {
  try {
    return await validate();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    throw new RequestError(error.errors.map(({ path, message }) => ({ path: placeOf(path), message })));
  }
}

/** @throws RequestError for a key that is none. */
export function idempotencyKey(metadata: Metadata): string | undefined {
  return readKey(metadata.get('idempotency-key')[0]?.toString());
}
