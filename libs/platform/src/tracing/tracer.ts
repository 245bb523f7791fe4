/** Where a trace goes on, as the header of W3C Trace Context: `00-<trace id>-<span id>-<flags>`. */
export type Traceparent = string;

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** `server` answers a request, `consumer` works on a job, `client` waits for another process, `internal` for nobody. */
export type SpanKind = 'server' | 'consumer' | 'client' | 'internal';

export interface SpanStart {
  readonly name: string;
  /** `internal` unless told. */
  readonly kind?: SpanKind;
  /** What the span is a part of: the current span unless told; null for the first of a new trace. */
  readonly parent?: Traceparent | null;
  /** Other spans that have to do with it. */
  readonly links?: readonly Traceparent[];
  readonly attributes?: SpanAttributes;
  /** Of what has begun before, milliseconds since the epoch; now unless told. */
  readonly startedAt?: number;
}

export interface SpanEnd {
  /** A short code for what went wrong; nothing did unless told. */
  readonly error?: string | undefined;
  /** Of what has ended before, milliseconds since the epoch; now unless told. */
  readonly endedAt?: number;
}

/** Something that takes time, as a part of a trace. */
export interface Span {
  /** Where whoever is asked to do more goes on. */
  readonly traceparent: Traceparent | undefined;
  /** Runs something with the span as the current one, also in what it awaits; log lines name the trace. */
  within<T>(run: () => T): T;
  set(attributes: SpanAttributes): void;
  /** Names another span that has to do with this one; what is no traceparent, or is not recorded, is left out. */
  link(other: unknown): void;
  end(end?: SpanEnd): void;
}

/** Follows what is done through the processes that do it. */
export interface Tracer {
  /** If not, everything below does nothing; whoever would have to prepare something for it asks before. */
  readonly isOn: boolean;
  /** The span in which the caller runs; one that does nothing if there is none. */
  readonly current: Span;
  begin(start: SpanStart): Span;
  /** Runs something as a span; what it throws ends it with an error. */
  run<T>(start: SpanStart, work: (span: Span) => Promise<T>): Promise<T>;
  /** Sends what is left, for a while. */
  close(): Promise<void>;
}

export const NO_SPAN: Span = {
  traceparent: undefined,
  within: (run) => run(),
  set: () => undefined,
  link: () => undefined,
  end: () => undefined,
};

/** Traces nothing. */
export const NO_TRACER: Tracer = {
  isOn: false,
  current: NO_SPAN,
  begin: () => NO_SPAN,
  run: (_start, work) => work(NO_SPAN),
  close: () => Promise.resolve(),
};
