import { Inject, Injectable } from '@nestjs/common';
import type { WebhookDelivery } from '@melee/combat/dto';
import { CONFIG, type GatewayConfig, type Span, TRACER, type Tracer } from '@melee/platform';
import { WebhookMessages } from './webhook-messages.js';
import { WebhookRefusedError, WebhookSender } from './webhook-sender.js';
import { webhookSignature } from './webhook-signature.js';

/** Makes an attempt to tell a receiver of an event. */
@Injectable()
export class WebhookCourier {
  constructor(
    private readonly messages: WebhookMessages,
    private readonly sender: WebhookSender,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {}

  /** @throws what {@link WebhookSender.post} throws */
  async deliver(delivery: WebhookDelivery): Promise<void> {
    const body = JSON.stringify(await this.messages.of(delivery));
    const { secret } = this.config.webhook;
    if (secret === null) throw new Error('Nothing can be signed without a secret.');
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Melee-Webhooks',
      'melee-event-id': delivery.eventId,
      'melee-signature': webhookSignature(secret, body, Math.floor(Date.now() / 1000)),
    };
    // Of a URL only the host is told: what follows may be a secret.
    const attributes = {
      'http.request.method': 'POST',
      'server.address': new URL(delivery.url).hostname,
      'melee.battle.id': delivery.sid,
    };
    await this.tracer.run({ name: 'POST', kind: 'client', attributes }, (span) =>
      this.post(span, delivery.url, headers, body),
    );
  }

  /** The receiver is told of the span, if there is one: what it does goes on from there. */
  private async post(
    span: Span,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<void> {
    const { traceparent } = span;
    try {
      const status = await this.sender.post(url, { ...headers, ...(traceparent && { traceparent }) }, body);
      span.set({ 'http.response.status_code': status });
    } catch (error) {
      if (error instanceof WebhookRefusedError) span.set({ 'http.response.status_code': error.status });
      throw error;
    }
  }
}
