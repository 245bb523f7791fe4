import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { GatewayMetrics, type LogContext, withLogContext } from '@melee/platform';
import { battleOf } from './battle-of.js';
import { isLiveStream } from './live-stream.js';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.js';

/**
 * Counts every request, and gives it an id that stands in the answer and in all log lines about it: the one that the
 * caller has sent, or a new one. To be called before routes are added.
 */
export function observeRequests(app: NestFastifyApplication): void {
  const metrics = app.get(GatewayMetrics);
  const server = app.getHttpAdapter().getInstance();

  server.addHook('onRequest', (request, reply, done) => {
    const context = contextOf(request);
    reply.header(REQUEST_ID_HEADER, context.requestId);
    withLogContext(context, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (!isLiveStream(reply)) {
      const route = request.routeOptions.url ?? 'unmatched';
      metrics.requestAnswered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    }
    done();
  });
}

function contextOf(request: FastifyRequest): LogContext & { readonly requestId: string } {
  const requestId = requestIdOf(request.headers[REQUEST_ID_HEADER]);
  const sid = battleOf(request.params);
  return sid === undefined ? { requestId } : { requestId, sid };
}
