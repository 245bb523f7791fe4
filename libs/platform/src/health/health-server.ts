import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthRegistry } from './health-registry.js';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const ALLOWED_METHODS = ['GET', 'HEAD'];

/**
 * Tells whoever runs the process how it is, on a port of its own: `/livez` answers 200 while the process runs,
 * `/readyz` answers 200 while it should be given work and 503 otherwise, with the reasons.
 */
export class HealthServer {
  private readonly server: Server;

  constructor(
    private readonly registry: HealthRegistry,
    private readonly address: { readonly host: string; readonly port: number },
  ) {
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
  }

  /**
   * Starts to listen and answers with the port, which is a free one if the configured port is 0.
   *
   * @throws {Error} if the port is taken or the address is not this machine's.
   */
  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.address.port, this.address.host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Stops at once; probes that are under way lose their connection. */
  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body, headers } = await this.answer(request);
    const type = status === 404 || status === 405 ? 'application/problem+json' : 'application/json';
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== '/livez' && path !== '/readyz') {
      return problem(404, 'health/not-found', 'Not Found', 'There are only /livez and /readyz here.');
    }
    if (!ALLOWED_METHODS.includes(request.method ?? '')) {
      const refusal = problem(405, 'health/method', 'Method Not Allowed', 'Health can only be read.');
      return { ...refusal, headers: { allow: ALLOWED_METHODS.join(', ') } };
    }
    if (path === '/livez') return { status: 200, body: { status: 'ok' } };
    const report = await this.registry.readiness();
    return { status: report.status === 'ready' ? 200 : 503, body: report };
  }
}

function problem(status: number, code: string, title: string, detail: string): Answer {
  return { status, body: { type: 'about:blank', title, status, code, detail } };
}
