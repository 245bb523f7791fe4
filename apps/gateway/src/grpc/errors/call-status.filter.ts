import { status } from '@grpc/grpc-js';
import { type ArgumentsHost, Catch, Inject, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import { LOGGER, type Logger } from '@melee/platform';
import { callStatus } from './call-status.js';

/** Our faults, as opposed to those of clients and of the world around us. */
const FAULTS = new Set<status>([status.INTERNAL, status.DATA_LOSS, status.UNKNOWN]);

/** Ends a call with the status for whatever is thrown; logs only what nobody expected. */
@Catch()
export class CallStatusFilter implements RpcExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): Observable<never> {
    const refusal = callStatus(error);
    if (FAULTS.has(refusal.code)) {
      const { path } = host.getArgByIndex<{ getPath(): string } & { path: string }>(2);
      this.logger.error({ err: error, path }, 'a call failed');
    }
    return throwError(() => refusal);
  }
}
