import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FuzzRequest } from './requests.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const BOUND_MS = 10_000;

/** Sends requests as they are, with nothing repaired on the way. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly baseUrl: string) {}

  /** @throws Error if there is no whole answer within 10 s */
  send({ method, target, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const { hostname, port } = new URL(this.baseUrl);
    return new Promise((resolve, reject) => {
      const sending = request(
        {
          ...{ hostname, port, method, path: target, agent: this.agent },
          headers: { ...headers, ...(body && { 'content-length': body.length }) },
          signal: AbortSignal.timeout(BOUND_MS),
        },
        (response) => {
          const { statusCode: status = 0, headers: answered } = response;
          if (answered['content-type'] === 'text/event-stream') {
            // It has no end.
            response.destroy();
            resolve({ status, headers: answered, text: '' });
          } else {
            buffer(response).then(
              (bytes) => resolve({ status, headers: answered, text: bytes.toString() }),
              reject,
            );
          }
        },
      );
      sending.once('error', reject);
      sending.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
