import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, problemAnswer, type Routes } from './routes.js';

/** Answers those who run the process, not its clients, on a port of its own. */
export class HealthServer {
  private readonly server: Server;

  constructor(
    private readonly routes: Routes,
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
    const { status, type, text, headers } = await this.answer(request);
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const methods = Object.hasOwn(this.routes, path) ? this.routes[path] : undefined;
    if (methods === undefined) {
      const paths = Object.keys(this.routes).join(', ');
      return problemAnswer(404, 'health/not-found', 'Not Found', `There are only ${paths} here.`);
    }
    const handler = this.handlerOf(methods, request.method);
    if (handler === undefined) {
      const allow = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
      const detail = `${path} can be asked by ${allow.join(', ')} only.`;
      const refusal = problemAnswer(405, 'health/method', 'Method Not Allowed', detail);
      return { ...refusal, headers: { allow: allow.join(', ') } };
    }
    try {
      return await handler(request);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return problemAnswer(500, 'health/failed', 'Internal Server Error', reason);
    }
  }

  private handlerOf(methods: Routes[string], method: string | undefined) {
    if (method === 'GET' || method === 'HEAD') return methods.GET;
    return method === 'PUT' ? methods.PUT : undefined;
  }
}
