import websocket from '@fastify/websocket';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sendProblem } from '../errors/problem.filter.js';
import { upgradesOf } from '../http/upgrades.js';
import { SocketGate } from './socket-gate.js';
import { chooseProtocol } from './socket-protocols.js';

/** Clients have nothing to say. */
const LONGEST_MESSAGE = 1024;

/** Serves `GET /v1/battles/:battleId/socket`: WebSockets do not pass through Nest's controllers. */
export async function serveSockets(app: NestFastifyApplication): Promise<void> {
  await app.register(websocket, {
    options: {
      server: upgradesOf(app.getHttpServer(), (path) => path.endsWith('/socket')),
      maxPayload: LONGEST_MESSAGE,
      handleProtocols: chooseProtocol,
    },
    // What breaks a connection is no fault of ours; what is, the socket has logged.
    errorHandler: (_error, socket) => socket.terminate(),
    // The feeds have closed every socket with a reason.
    preClose: (done) => done(),
  });
  const gate = app.get(SocketGate);
  app
    .getHttpAdapter()
    .getInstance()
    .route({
      method: 'GET',
      url: '/v1/battles/:battleId/socket',
      // A HEAD that asks for an upgrade would be answered by neither handler, and wait for ever.
      exposeHeadRoute: false,
      preHandler: async (request, reply) => {
        try {
          await gate.admit(request);
        } catch (error) {
          sendProblem(error, request, reply);
          await reply;
        }
      },
      handler: () => undefined,
      wsHandler: (socket, request) => gate.follow(socket, request),
    });
}
