import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayConfig, type Span, TRACER, type Tracer } from '@melee/platform';
import { callerTrace } from '../tracing/caller-trace.js';
import { battleOf } from './battle-of.js';
import { isLiveStream } from './live-stream.js';
import { REQUEST_ID_HEADER } from './request-id.js';

/**
 * Makes a span of every request, if anything is traced; that of a live stream ends where the stream begins. To be
 * called before routes are added, and after requests are given their ids.
 */
export function traceRequests(
  app: NestFastifyApplication,
  { callers }: Pick<GatewayConfig, 'callers'>,
): void {
  const tracer = app.get<Tracer>(TRACER);
  if (!tracer.isOn) return;
  const server = app.getHttpAdapter().getInstance();
  const spans = new WeakMap<FastifyRequest, Span>();
  const end = (request: FastifyRequest, { statusCode }: FastifyReply) => {
    const span = spans.get(request);
    spans.delete(request);
    span?.set({ 'http.response.status_code': statusCode });
    span?.end({ error: statusCode >= 500 ? String(statusCode) : undefined });
  };

  server.addHook('onRequest', (request, reply, done) => {
    // Of a WebSocket, the gate makes a span.
    if (request.headers.upgrade !== undefined) {
      done();
      return;
    }
    const span = beginRequest(tracer, request, callers.areTracesTrusted);
    span.set({ 'melee.request.id': String(reply.getHeader(REQUEST_ID_HEADER)) });
    spans.set(request, span);
    span.within(done);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (isLiveStream(reply)) end(request, reply);
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    end(request, reply);
    done();
  });
}

/** Begins the span of a request; its name has the template of the route, for paths are endlessly many. */
export function beginRequest(tracer: Tracer, request: FastifyRequest, isTrusted: boolean): Span {
  const { method, routeOptions, params, headers } = request;
  const route = routeOptions.url ?? 'unmatched';
  const sid = battleOf(params);
  return tracer.begin({
    name: `${method} ${route}`,
    kind: 'server',
    ...callerTrace(headers['traceparent'], isTrusted),
    attributes: {
      'http.request.method': method,
      'http.route': route,
      ...(sid !== undefined && { 'melee.battle.id': sid }),
    },
  });
}
