import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Caller, callerOf } from './caller.js';
import { incomingRequest } from './incoming-request.js';

/** A parameter of a handler that is told who makes the request. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const request = incomingRequest(context);
  if (request === null) throw new Error('News from our own processes have no caller.');
  return callerOf(request.key);
});
