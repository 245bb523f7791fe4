import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

const PATIENCE_MS = 20_000;

export interface ToldEvent {
  readonly headers: IncomingHttpHeaders;
  readonly type: string;
}

/** A receiver of webhooks that keeps what it is told. */
export class WebhookInbox {
  readonly told: ToldEvent[] = [];
  private readonly news = new EventEmitter();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void json(request).then((body) => {
        const { type } = body as { readonly type: string };
        this.told.push({ headers: request.headers, type });
        response.writeHead(204).end();
        this.news.emit('told');
      });
    });
  }

  static async open(): Promise<WebhookInbox> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new WebhookInbox(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** Resolves with the first event of this type as soon as it is told. */
  async hears(type: string): Promise<ToldEvent> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.told.find((event) => event.type === type);
      if (found !== undefined) return found;
      await once(this.news, 'told', { signal });
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
