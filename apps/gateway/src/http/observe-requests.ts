import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayMetrics, type LogContext, withLogContext } from '@melee/platform';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Short, and nothing with which a caller could write something of their own into a log. */
const ACCEPTED_ID = /^[A-Za-z0-9._:-]{1,128}$/;

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
    if (!isStream(reply)) {
      const route = request.routeOptions.url ?? 'unmatched';
      metrics.requestAnswered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    }
    done();
  });
}

function contextOf(request: FastifyRequest): LogContext & { readonly requestId: string } {
  const sent = request.headers[REQUEST_ID_HEADER];
  const requestId = typeof sent === 'string' && ACCEPTED_ID.test(sent) ? sent : randomUUID();
  const sid = battleOf(request.params);
  return sid === undefined ? { requestId } : { requestId, sid };
}

function battleOf(params: unknown): string | undefined {
  const isNamed = typeof params === 'object' && params !== null && 'battleId' in params;
  return isNamed && typeof params.battleId === 'string' ? params.battleId : undefined;
}

/** A stream lasts as long as its reader likes; it is counted while it is open. */
function isStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/event-stream');
}
