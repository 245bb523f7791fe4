import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { isWebhookDelivery } from '@melee/combat/dto';
import {
  COMBAT_OBSERVER,
  type CombatObserver,
  reportQueueError,
  WEBHOOK_QUEUE,
} from '@melee/combat/messaging';
import { type GatewayConfig, GatewayMetrics, HealthRegistry } from '@melee/platform';
import { ForbiddenAddressError } from './public-address.js';
import { WebhookCourier } from './webhook-courier.js';
import { DeliveryAbandonedError, WebhookSender } from './webhook-sender.js';

/** Makes the processor the worker of its queue. To be called before Nest finds it among the providers. */
export function bindWebhookWorker({ webhook, queue }: Pick<GatewayConfig, 'webhook' | 'queue'>): void {
  Processor(WEBHOOK_QUEUE, {
    concurrency: webhook.concurrency,
    lockDuration: queue.lockMs,
    stalledInterval: queue.stallCheckMs,
    // No hint, as the other jobs are: a gateway that dies over a delivery costs it no more than an attempt.
    maxStalledCount: webhook.attempts,
  })(WebhookProcessor);
}

/** Delivers webhooks, one a job; the queue repeats what fails, and keeps what fails to the last among its failed jobs. */
export class WebhookProcessor extends WorkerHost implements OnApplicationShutdown {
  private readonly logger = new Logger(WebhookProcessor.name);

  constructor(
    @Inject(WebhookCourier) private readonly courier: WebhookCourier,
    @Inject(WebhookSender) private readonly sender: WebhookSender,
    @Inject(GatewayMetrics) private readonly metrics: GatewayMetrics,
    @Inject(COMBAT_OBSERVER) private readonly observer: CombatObserver,
    @Inject(HealthRegistry) health: HealthRegistry,
  ) {
    super();
    health.register('webhooks', () => this.checkRunning());
  }

  async process(job: Job<unknown>, token?: string): Promise<void> {
    const { data } = job;
    if (!isWebhookDelivery(data)) throw new UnrecoverableError('The job is no delivery.');
    try {
      await this.observer.follow(WEBHOOK_QUEUE, data, () => this.courier.deliver(data));
      this.metrics.deliveryEnded('delivered');
    } catch (error) {
      // Waiting makes no address a public one.
      if (error instanceof ForbiddenAddressError) throw new UnrecoverableError(error.message);
      if (!(error instanceof DeliveryAbandonedError)) throw error;
      // No attempt of the receiver's has failed: whoever is free makes it again.
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  /** Of a URL only the host is told: what follows may be a secret. */
  @OnWorkerEvent('failed')
  report(job: Job<unknown> | undefined, error: Error): void {
    if (job === undefined) return;
    this.metrics.deliveryEnded(job.finishedOn === undefined ? 'retried' : 'given_up');
    const { data, attemptsMade } = job;
    const about = isWebhookDelivery(data)
      ? { eventId: data.eventId, sid: data.sid, host: new URL(data.url).host }
      : {};
    const line = { jobId: job.id, ...about, attempts: attemptsMade, reason: error.message };
    if (job.finishedOn === undefined) this.logger.warn(line, 'a webhook will be delivered later');
    else this.logger.error({ code: 'webhook/given-up', ...line }, 'a webhook was given up');
  }

  @OnWorkerEvent('error')
  reportError(error: Error): void {
    reportQueueError(this.logger, WEBHOOK_QUEUE, error);
  }

  /** Takes no more deliveries, and finishes those that were taken or, after `graceMs`, leaves them to other gateways. */
  async drain(graceMs: number): Promise<void> {
    const abandoning = setTimeout(() => void this.sender.abandon(), graceMs);
    // Only paused, it would connect again at once, and on a cluster may wait for that without end.
    await this.worker.close();
    clearTimeout(abandoning);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sender.close();
  }

  private checkRunning(): Promise<void> {
    if (this.worker.isRunning()) return Promise.resolve();
    return Promise.reject(new Error(`the worker of ${WEBHOOK_QUEUE} stands still`));
  }
}
