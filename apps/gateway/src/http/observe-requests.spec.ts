import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import websocket from '@fastify/websocket';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, GatewayMetrics, MetricsRegistry } from '@melee/platform';
import { fastify, type FastifyInstance } from 'fastify';
import { observeRequests } from './observe-requests.js';

describe('observeRequests', () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const registry = new MetricsRegistry('gateway');
  let server: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
    const logger = createLogger('gateway', { level: 'info', format: 'json' }, { write });
    const metrics = new GatewayMetrics(registry);
    server = fastify();
    const app: Pick<NestFastifyApplication, 'get'> & Record<'getHttpAdapter', unknown> = {
      get: () => metrics as never,
      getHttpAdapter: () => ({ getInstance: () => server }),
    };
    observeRequests(app as NestFastifyApplication);
    await server.register(websocket);
    server.get('/battles/:battleId/socket', { websocket: true }, async (socket) => {
      await Promise.resolve();
      logger.info('a socket');
      socket.terminate();
    });
    server.post('/battles/:battleId/moves', async () => {
      await Promise.resolve();
      logger.info('a move');
      return {};
    });
    server.get('/stream', (_request, reply) => reply.type('text/event-stream; charset=utf-8').send(': \n\n'));
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  it('has log lines say whose request it is and about which battle, also behind a body', async () => {
    let seen = 0;
    const bothSeen = new Promise<void>((resolve) => {
      server.server.on('request', () => {
        seen += 1;
        if (seen === 2) resolve();
      });
    });
    const ask = (id: string, sid: string) =>
      new Promise<void>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'x-request-id': id };
        const client = request(`${url}/battles/${sid}/moves`, { method: 'POST', headers }, (answer) =>
          answer.resume().once('end', resolve),
        );
        client.once('error', reject).write('{"filler":');
        // The end of a body comes when the request itself has long been seen.
        void bothSeen.then(() => client.end('1}'));
      });
    await Promise.all([ask('r1', 's1'), ask('r2', 's2')]);

    const ids = lines.map(({ requestId, sid }) => [requestId, sid]);
    expect(ids.toSorted()).toEqual([
      ['r1', 's1'],
      ['r2', 's2'],
    ]);
  });

  it('has the same said by lines about a WebSocket', async () => {
    lines.length = 0;
    const client = request(`${url}/battles/s3/socket`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        'sec-websocket-version': '13',
        'x-request-id': 'r3',
      },
    });
    const upgraded = once(client, 'upgrade') as Promise<[IncomingMessage, Socket]>;
    client.end();
    const [, socket] = await upgraded;
    // The server ends it when it has written its line.
    await once(socket.resume(), 'close');
    expect(lines).toMatchObject([{ msg: 'a socket', requestId: 'r3', sid: 's3' }]);
  });

  it('counts requests by their route, and leaves streams out', async () => {
    await (await fetch(`${url}/stream`)).text();
    await (await fetch(`${url}/nothing`)).text();

    const text = await registry.metrics();
    expect(text).toContain('_count{app="gateway",method="GET",route="unmatched",status="404"} 1');
    expect(text).not.toContain('route="/stream"');
  });
});
