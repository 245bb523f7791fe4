import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Tracer as SdkTracer, SpanKind, trace } from '@opentelemetry/api';
import type { TracerProvider } from '@opentelemetry/sdk-trace';
import { OtlpSpan } from './otlp-span.js';
import { NO_SPAN, type Span, type SpanStart, type Tracer, type Traceparent } from './tracer.js';
import { parseTraceparent } from './traceparent.js';

const KINDS = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const;

/** A receiver that does not answer must not hold up the end of a process. */
const CLOSE_BOUND_MS = 2000;

/** Traces by the SDK of OpenTelemetry. */
export class OtlpTracer implements Tracer {
  readonly isOn = true;
  private readonly currentSpan = new AsyncLocalStorage<OtlpSpan>();
  private readonly tracer: SdkTracer;

  constructor(private readonly provider: TracerProvider) {
    this.tracer = provider.getTracer('melee');
  }

  get current(): Span {
    return this.currentSpan.getStore() ?? NO_SPAN;
  }

  begin({ name, kind = 'internal', parent, links = [], attributes, startedAt }: SpanStart): Span {
    const options = {
      kind: KINDS[kind],
      ...(attributes !== undefined && { attributes }),
      ...(startedAt !== undefined && { startTime: startedAt }),
    };
    const span = new OtlpSpan(this.tracer.startSpan(name, options, this.contextOf(parent)), this.currentSpan);
    for (const link of links) span.link(link);
    return span;
  }

  async run<T>(start: SpanStart, work: (span: Span) => Promise<T>): Promise<T> {
    const span = this.begin(start);
    try {
      const result = await span.within(() => work(span));
      span.end();
      return result;
    } catch (error) {
      span.end({ error: codeOf(error) });
      throw error;
    }
  }

  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_BOUND_MS);
    });
    // What could not be sent, the exporter has reported.
    await Promise.race([this.provider.shutdown().catch(() => undefined), bound]);
    clearTimeout(timer);
  }

  private contextOf(parent: Traceparent | null | undefined): Context {
    if (parent === undefined) {
      const span = this.currentSpan.getStore();
      return span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span.sdkSpan);
    }
    const context = parseTraceparent(parent);
    return context === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, context);
  }
}

/** Never the message, in which anything may stand. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
