import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { IdentityGuard } from '../identity/identity.guard.js';
import { Needs } from '../identity/needs.js';
import type { OperationName } from '../identity/operations.js';
import { LimitsGuard } from '../limits/limits.guard.js';
import { CallInterceptor } from './call.interceptor.js';
import { CallStatusFilter } from './errors/call-status.filter.js';

/** A controller of calls; what is global for HTTP is not for them. */
export function RpcController(): ClassDecorator {
  return applyDecorators(
    Controller(),
    // In this order: limits are those of the caller whom the first guard knows.
    UseGuards(IdentityGuard, LimitsGuard),
    UseInterceptors(CallInterceptor),
    UseFilters(CallStatusFilter),
  );
}

/** A handler of the calls of one method of the service, open to those who may use the operation. */
export function Rpc(method: string, operation: OperationName): MethodDecorator {
  return applyDecorators(GrpcMethod('CombatService', method), Needs(operation));
}
