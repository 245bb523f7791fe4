import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator } from './authenticator.js';
import { authorize } from './authorization.js';
import { rememberCaller } from './caller.js';
import { incomingRequest } from './incoming-request.js';
import { OPERATION } from './needs.js';
import { type Operation, type OperationName, OPERATIONS } from './operations.js';

/** Lets nobody in whom it does not know, and nobody where he may not be. */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = incomingRequest(context);
    if (request === null) return true;
    const name = this.reflector.get<OperationName | undefined>(OPERATION.KEY, context.getHandler());
    // Whoever adds a handler has to say who may use it: until then, nobody may.
    if (name === undefined)
      throw new Error(`${handlerName(context)} does not say by @Needs which operation it is.`);
    const { isStream = false }: Operation = OPERATIONS[name];
    const { key, address, target } = request;
    const caller = await this.authenticator.authenticate({ token: request.token(isStream), address });
    authorize(caller, name, target);
    rememberCaller(key, caller);
    return true;
  }
}

const handlerName = (context: ExecutionContext) => `${context.getClass().name}.${context.getHandler().name}`;
