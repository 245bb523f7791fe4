import type { AsyncLocalStorage } from 'node:async_hooks';
import { type Span as SdkSpan, SpanStatusCode } from '@opentelemetry/api';
import { withLogContext } from '../logging/index.js';
import type { Span, SpanAttributes, SpanEnd, Traceparent } from './tracer.js';
import { formatTraceparent, isSampled, parseTraceparent } from './traceparent.js';

/** A span of the SDK of OpenTelemetry. */
export class OtlpSpan implements Span {
  constructor(
    readonly sdkSpan: SdkSpan,
    private readonly currentSpan: AsyncLocalStorage<OtlpSpan>,
  ) {}

  get traceparent(): Traceparent {
    return formatTraceparent(this.sdkSpan.spanContext());
  }

  within<T>(run: () => T): T {
    const { traceId } = this.sdkSpan.spanContext();
    return this.currentSpan.run(this, () => withLogContext({ traceId }, run));
  }

  set(attributes: SpanAttributes): void {
    this.sdkSpan.setAttributes(attributes);
  }

  link(other: unknown): void {
    const context = parseTraceparent(other);
    if (context !== null && isSampled(context)) this.sdkSpan.addLink({ context });
  }

  end({ error, endedAt }: SpanEnd = {}): void {
    if (error !== undefined) {
      this.sdkSpan.setAttribute('error.type', error);
      this.sdkSpan.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.sdkSpan.end(endedAt);
  }
}
