import { Inject, Injectable } from '@nestjs/common';
import { CombatError, type SessionId, type Webhook, WEBHOOK_EVENTS } from '@melee/combat/dto';
import { WebhookDispatch } from '@melee/combat/messaging';
import { WebhookStore } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import { GatewayError } from '../errors/gateway-error.js';
import type { WebhookRequest } from '../http/requests/webhook.request.js';
import { ForbiddenAddressError } from './public-address.js';
import { WebhookSender } from './webhook-sender.js';

/** Takes in what a new battle is to be told about to whom. */
@Injectable()
export class WebhookRegistrar {
  constructor(
    private readonly store: WebhookStore,
    private readonly dispatch: WebhookDispatch,
    private readonly sender: WebhookSender,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /**
   * The webhooks that a request asks for.
   * @throws GatewayError `webhook/unavailable`, `webhook/forbidden-url`.
   */
  accept(requested: readonly WebhookRequest[] = []): readonly Webhook[] {
    if (requested.length > 0 && this.config.webhook.secret === null)
      throw new GatewayError('webhook/unavailable');
    return requested.map(({ url, events }, i) => {
      this.requireAllowed(url, i);
      // In the order of the list: the same wish is the same text.
      return { url, events: WEBHOOK_EVENTS.filter((event) => events?.includes(event) ?? true) };
    });
  }

  /**
   * Has the start of a battle told to its receivers.
   * @param isNew false if the battle had been created before: then its webhooks must have been these.
   * @throws CombatError `session/exists`.
   */
  async begin(sid: SessionId, webhooks: readonly Webhook[], isNew: boolean): Promise<void> {
    if (isNew && webhooks.length === 0) return;
    const kept = await this.store.find(sid);
    // Its records have expired since.
    if (kept === null) return;
    if (JSON.stringify(kept.webhooks) !== JSON.stringify(webhooks))
      throw new CombatError('session/exists', { sid });
    // Also for a battle that is not new: whoever created it may have died before this.
    await this.dispatch.tell('battle.started', sid, kept, kept.createdAt);
  }

  private requireAllowed(url: string, position: number): void {
    try {
      this.sender.requireAllowed(new URL(url));
    } catch (error) {
      if (!(error instanceof ForbiddenAddressError)) throw error;
      const message = `The URL of webhook ${position} is not an https URL of a public address.`;
      throw new GatewayError('webhook/forbidden-url', message, { cause: error });
    }
  }
}
