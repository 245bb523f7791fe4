import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { WebhookStore, type RedisClient } from '../repository/index.js';
import { COMBAT_OBSERVER, type CombatObserver } from './combat-observer.js';
import { QueueBacklog } from './queue-backlog.js';
import { reportQueueError } from './queue-errors.js';
import { QUEUE_OPTIONS } from './queues.js';
import { WEBHOOK_QUEUE, WebhookDispatch, type WebhookPatience } from './webhook-dispatch.js';

/** The queue of deliveries, whose errors are reported from the start. */
const HEARD_QUEUE = Symbol('queue of webhooks');

/**
 * Webhooks for an app that asks for their delivery. Needs the connection for queues,
 * the backlog and the observer of `CombatModule`.
 */
@Module({})
export class WebhooksModule {
  static forRoot(scripts: RedisClient, patience: WebhookPatience): DynamicModule {
    return {
      module: WebhooksModule,
      global: true,
      imports: [BullModule.registerQueue({ name: WEBHOOK_QUEUE, streams: QUEUE_OPTIONS.streams })],
      providers: [
        { provide: WebhookStore, useFactory: () => new WebhookStore(scripts) },
        {
          // Of its own, since what the dispatch needs waits for Redis: a login may be refused before that is there.
          provide: HEARD_QUEUE,
          inject: [getQueueToken(WEBHOOK_QUEUE)],
          useFactory: (queue: Queue) => {
            const logger = new Logger(WebhookDispatch.name);
            return queue.on('error', (error) => reportQueueError(logger, WEBHOOK_QUEUE, error));
          },
        },
        {
          provide: WebhookDispatch,
          inject: [HEARD_QUEUE, QueueBacklog, COMBAT_OBSERVER],
          useFactory: (queue: Queue, backlog: QueueBacklog, observer: CombatObserver) => {
            backlog.watch(queue);
            return new WebhookDispatch(queue, patience, observer);
          },
        },
      ],
      exports: [WebhookStore, WebhookDispatch],
    };
  }
}
