import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type InvalidValue, RequestError } from '../../errors/request-error.js';

function* invalidValues(errors: readonly ValidationError[], parent = ''): Generator<InvalidValue> {
  for (const { property, constraints = {}, children = [] } of errors) {
    const path = `${parent}${property}`;
    for (const message of Object.values(constraints)) yield { path, message };
    yield* invalidValues(children, `${path}.`);
  }
}

/** Turns bodies and queries into instances of their classes; refuses unknown properties and wrong values. */
export function requestPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => new RequestError([...invalidValues(errors)]),
  });
}
