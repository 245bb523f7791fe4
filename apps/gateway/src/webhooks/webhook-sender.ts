import { Agent, request } from 'undici';
import { ForbiddenAddressError, isPublicAddress, literalAddress, lookupPublic } from './public-address.js';

/** What is read of an answer at most, to use its connection again; nobody looks at it. */
const MOST_OF_ANSWER = 64 * 1024;

export interface WebhookSenderOptions {
  /** Whether private addresses and plain HTTP will do. */
  readonly allowPrivate: boolean;
  /** How long a receiver may take to answer, milliseconds. */
  readonly timeoutMs: number;
}

/** A receiver has answered, but not that it has the event. */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError';

  constructor(readonly status: number) {
    super(`The receiver has answered ${status}.`);
  }
}

/** The process stops before the receiver has answered; whether it has the event, nobody knows. */
export class DeliveryAbandonedError extends Error {
  override readonly name = 'DeliveryAbandonedError';

  constructor() {
    super('The gateway stops.');
  }
}

/** Sends requests to URLs that strangers have chosen. */
export class WebhookSender {
  private readonly agent: Agent;
  private isAbandoned = false;

  constructor(private readonly options: WebhookSenderOptions) {
    const { allowPrivate, timeoutMs } = options;
    this.agent = new Agent({
      connect: { timeout: timeoutMs, ...(!allowPrivate && { lookup: lookupPublic }) },
    });
  }

  /**
   * Posts a body, and answers the status; redirects are not followed.
   * @throws ForbiddenAddressError, WebhookRefusedError for any answer but 2xx, DeliveryAbandonedError, or the error of
   *   the connection
   */
  async post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
    this.requireAllowed(new URL(url));
    const status = await this.statusOf(url, headers, body).catch((error: unknown) => {
      throw this.isAbandoned ? new DeliveryAbandonedError() : error;
    });
    if (status < 200 || status > 299) throw new WebhookRefusedError(status);
    return status;
  }

  /** @throws ForbiddenAddressError if it can be told without looking the host up that nothing may be sent there */
  requireAllowed(url: URL): void {
    if (this.options.allowPrivate) return;
    const address = literalAddress(url);
    const isForbidden = url.protocol !== 'https:' || (address !== null && !isPublicAddress(address));
    if (isForbidden) throw new ForbiddenAddressError(url.host);
  }

  /** Breaks off what is under way, and sends nothing any more. */
  async abandon(): Promise<void> {
    this.isAbandoned = true;
    await this.agent.destroy();
  }

  /** Ends the connections when what is under way is over. */
  async close(): Promise<void> {
    if (!this.isAbandoned) await this.agent.close();
  }

  private async statusOf(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<number> {
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.agent, signal });
    await answer.body.dump({ limit: MOST_OF_ANSWER, signal });
    return answer.statusCode;
  }
}
