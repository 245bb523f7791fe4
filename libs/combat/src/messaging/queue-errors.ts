import type { LoggerService } from '@nestjs/common';
import { isNotConnectionError } from 'bullmq';

/**
 * Logs an error that a queue or a worker tells of. To be bound to each of them: what nobody listens to, BullMQ writes to
 * the standard error as it is. Of a lost connection tells whoever owns it.
 */
export function reportQueueError(logger: Pick<LoggerService, 'warn'>, queue: string, error: Error): void {
  if (isNotConnectionError(error)) logger.warn({ queue, err: error }, 'a queue reports an error');
}
