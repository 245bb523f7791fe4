import type { ServerUnaryCall } from '@grpc/grpc-js';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { EMPTY, type Observable } from 'rxjs';
import { GatewayError } from '../errors/gateway-error.js';
import { MALFORMED_MESSAGE } from './malformed-message.js';

type Call = Pick<ServerUnaryCall<unknown, unknown>, 'cancelled' | 'getDeadline' | 'request'>;

/** Lets a call reach its handler if it can be read and somebody still waits for its answer. */
export class CallInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const call = context.getArgByIndex<Call>(2);
    // gRPC itself tells the client; nothing that would be done now could be told to anybody.
    if (call.cancelled || Date.now() >= Number(call.getDeadline())) return EMPTY;
    if (call.request === MALFORMED_MESSAGE) throw new GatewayError('request/malformed');
    return handler.handle();
  }
}
