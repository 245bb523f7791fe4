import { boolean, commaSeparated, durationMs, oneOf, optional, ratio, secret, url } from './variable.js';

const HEADER = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+=[\x21-\x2b\x2d-\x7e]+$/;
const ATTRIBUTE = /^[A-Za-z0-9._-]+=[\x21-\x2b\x2d-\x7e]*$/;

function isDecodable(item: string): boolean {
  try {
    decodeURIComponent(item);
    return true;
  } catch {
    return false;
  }
}

function valueAsIsAndDecoded(item: string): readonly string[] {
  const value = item.slice(item.indexOf('=') + 1);
  return [value, decodeURIComponent(value)];
}

/** Where traces go, and which; by the names that OpenTelemetry gives to such settings. */
export const tracingVariables = {
  endpoint: optional(
    url('OTEL_EXPORTER_OTLP_ENDPOINT', {
      about: 'Where traces are sent by OTLP over HTTP, without /v1/traces; without it nothing is traced.',
      schemes: ['http', 'https'],
      accepts: ({ username, password, search, hash }) => [username, password, search, hash].join('') === '',
    }),
  ),
  protocol: oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/protobuf', 'http/json'], {
    about: 'How traces are written.',
    default: 'http/protobuf',
  }),
  headers: secret(
    commaSeparated('OTEL_EXPORTER_OTLP_HEADERS', {
      about: 'Headers that are sent along with traces, such as the key of who takes them.',
      accepts: (item) => HEADER.test(item) && isDecodable(item),
      allowed: 'name=value, the values percent-encoded, separated by commas, or nothing',
    }),
    // A short one is a name rather than a key, and would be taken out of lines where it means something else.
    (items) => items.flatMap(valueAsIsAndDecoded).filter(({ length }) => length >= 8),
  ),
  timeoutMs: durationMs('OTEL_EXPORTER_OTLP_TIMEOUT', {
    about: 'How long the receiver of traces may take to answer.',
    min: 100,
    max: 60_000,
    default: 10_000,
  }),
  delayMs: durationMs('OTEL_BSP_SCHEDULE_DELAY', {
    about: 'How long spans are gathered before they are sent together.',
    min: 10,
    max: 60_000,
    default: 5000,
  }),
  resource: commaSeparated('OTEL_RESOURCE_ATTRIBUTES', {
    about: 'What every span says of its process beside the name of the app.',
    accepts: (item) => ATTRIBUTE.test(item) && isDecodable(item),
    allowed: 'name=value, the values percent-encoded, separated by commas, or nothing',
  }),
  sampler: oneOf(
    'OTEL_TRACES_SAMPLER',
    ['parentbased_traceidratio', 'parentbased_always_on', 'parentbased_always_off'],
    {
      about:
        'Which traces that begin here are recorded: the part that OTEL_TRACES_SAMPLER_ARG tells, all, or none.',
      default: 'parentbased_traceidratio',
    },
  ),
  ratio: ratio('OTEL_TRACES_SAMPLER_ARG', {
    about: 'Which part of the traces that begin here is recorded.',
    default: 1,
  }),
} as const;

export const trustCallers = boolean('TRACE_TRUST_CALLERS', {
  about:
    'Whether a trace that a caller has begun (traceparent) goes on here, recorded if the caller says so; else it is only linked.',
  default: false,
});
