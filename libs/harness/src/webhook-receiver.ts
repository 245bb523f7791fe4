import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { waitFor } from './wait-for.js';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface PlannedAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** A server outside that is told of battles, and keeps everything that it is told. */
export class WebhookReceiver {
  readonly requests: ReceivedRequest[] = [];
  /** What the next requests are answered, the first one first, or that they never are; what follows is answered 204. */
  readonly answers: (PlannedAnswer | 'never')[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param port a free one unless told */
  static async open(port = 0): Promise<WebhookReceiver> {
    const server = createServer();
    await once(server.listen(port, '127.0.0.1'), 'listening');
    const receiver = new WebhookReceiver(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        receiver.requests.push({ path: request.url ?? '', headers: request.headers, body });
        const answer = receiver.answers.shift() ?? { status: 204 };
        if (answer !== 'never') response.writeHead(answer.status, answer.headers).end();
      });
    });
    return receiver;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** What came to this path so far. */
  at(path: string): readonly ReceivedRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  /** Resolves when so many requests have come to the path. */
  async has(path: string, count: number): Promise<readonly ReceivedRequest[]> {
    return waitFor(`${count} requests to ${path}`, () => this.at(path).length >= count && this.at(path));
  }

  /** Resolves with the first request that tells of this type of event. */
  async hears(type: string): Promise<ReceivedRequest> {
    const isMeant = ({ body }: ReceivedRequest) =>
      (JSON.parse(body) as { readonly type: string }).type === type;
    return waitFor(`a webhook of ${type}`, () => this.requests.find(isMeant));
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
