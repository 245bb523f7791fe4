import { Metadata, type ServerInterceptor, ServerInterceptingCall, status } from '@grpc/grpc-js';
import { type GatewayMetrics, NO_SPAN, type Span, type Tracer, withLogContext } from '@melee/platform';
import { battleOf } from '../http/battle-of.js';
import { REQUEST_ID_HEADER, requestIdOf } from '../http/request-id.js';
import { callerTrace } from '../tracing/caller-trace.js';
import { COMBAT_SERVICE } from './service-definition.js';

const OWN_METHODS = `${COMBAT_SERVICE}/`;

/** Statuses that tell of a fault of ours, or of the world around us. */
const FAILURES = new Set([status.UNKNOWN, status.INTERNAL, status.UNAVAILABLE, status.DATA_LOSS]);

interface CallObservers {
  readonly metrics: Pick<GatewayMetrics, 'callAnswered'>;
  readonly tracer: Tracer;
  /** Whether a trace that a caller has begun goes on here. */
  readonly areTrusted: boolean;
}

/**
 * Counts every call, gives it an id that stands in the answer's metadata and in all log lines about it, as requests have
 * one, and makes a span of it if anything is traced. The span of a stream ends where the stream begins.
 */
export function observeCalls(observers: CallObservers): ServerInterceptor {
  return ({ path, responseStream }, call) => {
    const method = path.slice(1);
    // Those who ask for the health of the server again and again are left out.
    const isOurs = method.startsWith(OWN_METHODS);
    let requestId = '';
    let sid: string | undefined;
    let span: Span = NO_SPAN;
    let isIdSent = false;
    const began = performance.now();
    return new ServerInterceptingCall(call, {
      start(next) {
        next({
          onReceiveMetadata(metadata, pass) {
            requestId = requestIdOf(metadata.get(REQUEST_ID_HEADER)[0]?.toString());
            if (isOurs) span = beginCall(observers, method, requestId, metadata);
            pass(metadata);
          },
          onReceiveMessage(message: unknown, pass) {
            sid = battleOf(message);
            if (sid !== undefined) span.set({ 'melee.battle.id': sid });
            pass(message);
          },
          onReceiveHalfClose(pass) {
            const context = sid === undefined ? { requestId } : { requestId, sid };
            span.within(() => withLogContext(context, pass));
          },
          onCancel() {
            span.end({ error: status[status.CANCELLED] });
          },
        });
      },
      sendMetadata(metadata, pass) {
        isIdSent = true;
        if (responseStream) span.end();
        pass(withId(metadata, requestId));
      },
      sendStatus(outcome, pass) {
        const { code } = outcome;
        if (isOurs && !responseStream) {
          observers.metrics.callAnswered(
            method.slice(OWN_METHODS.length),
            status[code],
            (performance.now() - began) / 1000,
          );
        }
        span.set({ 'rpc.response.status_code': status[code] });
        span.end({ error: FAILURES.has(code) ? status[code] : undefined });
        // An answer that is nothing but a status has its metadata there.
        pass(isIdSent ? outcome : { ...outcome, metadata: withId(outcome.metadata, requestId) });
      },
    });
  };
}

function beginCall(
  { tracer, areTrusted }: CallObservers,
  method: string,
  requestId: string,
  metadata: Metadata,
): Span {
  if (!tracer.isOn) return NO_SPAN;
  return tracer.begin({
    name: method,
    kind: 'server',
    ...callerTrace(metadata.get('traceparent')[0]?.toString(), areTrusted),
    attributes: { 'rpc.system.name': 'grpc', 'rpc.method': method, 'melee.request.id': requestId },
  });
}

function withId(metadata: Metadata | null | undefined, requestId: string): Metadata {
  const more = metadata ?? new Metadata();
  more.set(REQUEST_ID_HEADER, requestId);
  return more;
}
