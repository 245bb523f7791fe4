import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface AskedSocket {
  readonly url: string;
  readonly protocols: string;
}
/** What is done with a socket; or the status with which every request is answered instead of opening one. */
export type SocketWay = number | ((socket: WebSocket) => void);

/** A server that treats one WebSocket after the other as it is told, the last way for ever. */
export interface FakeSocketGateway {
  readonly url: string;
  readonly asked: readonly AskedSocket[];
  /** Paths of the requests that asked for no socket. */
  readonly askedPlainly: readonly string[];
  stop(): void;
}

export async function startFakeSocketGateway(...ways: readonly SocketWay[]): Promise<FakeSocketGateway> {
  const asked: AskedSocket[] = [];
  const askedPlainly: string[] = [];
  const wayOf = (count: number) => ways[Math.min(count, ways.length) - 1] ?? 500;
  const body = (code: string) => JSON.stringify({ code, detail: 'No.' });
  // Whoever was not let in asks the other way why.
  const server = createServer((request, response) => {
    askedPlainly.push(String(request.url));
    const way = wayOf(asked.length);
    const status = typeof way === 'number' ? way : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 200 ? '{}' : body(status === 404 ? 'session/not-found' : 'service/unavailable'));
  });
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'melee.v1' });
  server.on('upgrade', (request: IncomingMessage, stream, head) => {
    asked.push({ url: String(request.url), protocols: String(request.headers['sec-websocket-protocol']) });
    const way = wayOf(asked.length);
    if (typeof way === 'number') stream.end(`HTTP/1.1 ${way} No\r\nconnection: close\r\n\r\n`);
    else sockets.handleUpgrade(request, stream, head, way);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    askedPlainly,
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}
