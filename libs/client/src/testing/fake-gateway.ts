import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { LogEntry } from '../schemas.js';

export interface Asked {
  /** Method and path with its query. */
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export type Respond = (response: ServerResponse, asked: Asked) => void;

/** A server that answers one request after the other as it is told, the last way for ever. */
export interface FakeGateway {
  readonly url: string;
  readonly asked: readonly Asked[];
  stop(): void;
}

export async function startFakeGateway(...ways: readonly Respond[]): Promise<FakeGateway> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const now = { line: `${request.method} ${request.url}`, headers: request.headers, body };
      asked.push(now);
      ways[Math.min(asked.length, ways.length) - 1]?.(response, now);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers with JSON. */
export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Respond =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Refuses as the API does. */
export const refuse = (
  status: number,
  code: string,
  more: object = {},
  headers: Readonly<Record<string, string>> = {},
): Respond =>
  json(status, { type: `urn:melee:problem:${code}`, status, code, detail: 'No.', ...more }, headers);

/** One server-sent event. */
export const message = (entry: LogEntry): string =>
  `id: ${entry.n}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;

export const joined = (n: number): LogEntry => ({
  n,
  at: 0,
  type: 'actor_joined',
  cid: 'a',
  team: 'red',
  name: 'Á',
});
export const finished = (n: number): LogEntry => ({
  n,
  at: 0,
  type: 'battle_finished',
  winner: 'red',
  reason: 'last_team_standing',
  step: 1,
});
