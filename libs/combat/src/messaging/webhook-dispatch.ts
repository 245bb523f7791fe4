import type { Queue } from 'bullmq';
import type { BattleWebhooks, SessionId, WebhookDelivery, WebhookEvent } from '../dto/index.js';
import { type CombatObserver, SILENT_OBSERVER } from './combat-observer.js';

/** To the gateways that deliver webhooks: one job for each receiver of an event. */
export const WEBHOOK_QUEUE = 'combat-webhooks';

/** How often a delivery is tried, and how long is waited after the first attempt; twice as long after each other. */
export interface WebhookPatience {
  readonly attempts: number;
  readonly firstRetryMs: number;
}

/** An id that is remembered so long after its delivery makes a repeated request for it harmless. */
const REMEMBERED_S = 24 * 3600;
const MOST_REMEMBERED = 10_000;
/** Deliveries that failed to the last; they stay to be looked at, and to be sent again by hand. */
const MOST_DEAD = 1000;

/** Asks for events of battles to be told to those who wanted to be. Whoever is not sure that he has asked, asks again. */
export class WebhookDispatch {
  constructor(
    private readonly queue: Pick<Queue<WebhookDelivery>, 'addBulk'>,
    private readonly patience: WebhookPatience,
    private readonly traces: Pick<CombatObserver, 'traceparent'> = SILENT_OBSERVER,
  ) {}

  /** @param at when it happened, milliseconds since the epoch */
  async tell(event: WebhookEvent, sid: SessionId, kept: BattleWebhooks, at: number): Promise<void> {
    // The id of a battle may be given again when its records have expired; not so its id and the time of its beginning.
    const eventId = `${sid}-${kept.createdAt}-${event.replace('.', '-')}`;
    const { attempts, firstRetryMs } = this.patience;
    const traceparent = this.traces.traceparent();
    const traced = traceparent === undefined ? {} : { traceparent };
    const jobs = kept.webhooks.flatMap(({ url, events }, i) => {
      if (!events.includes(event)) return [];
      const opts = {
        jobId: `${eventId}-${i}`,
        attempts,
        backoff: { type: 'exponential', delay: firstRetryMs },
        removeOnComplete: { age: REMEMBERED_S, count: MOST_REMEMBERED },
        removeOnFail: { count: MOST_DEAD },
      };
      return [{ name: event, data: { eventId, event, sid, url, at, ...traced }, opts }];
    });
    if (jobs.length > 0) await this.queue.addBulk(jobs);
  }
}
