export { openTracer } from './open-tracer.js';
export {
  NO_SPAN,
  NO_TRACER,
  type Span,
  type SpanAttributes,
  type SpanEnd,
  type SpanKind,
  type SpanStart,
  type Traceparent,
  type Tracer,
} from './tracer.js';
