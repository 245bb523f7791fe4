import { hostname } from 'node:os';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { CommonConfig } from '../config/index.js';
import type { Logger } from '../logging/index.js';
import { ReportingExporter } from './reporting-exporter.js';

type TracingConfig = CommonConfig['tracing'];

/** What collects the spans of a process and sends them, a batch at a time, to the endpoint that is configured. */
export async function openProvider(
  app: string,
  config: TracingConfig & { readonly endpoint: string },
  logger: Logger,
): Promise<TracerProvider> {
  const exporter = new ReportingExporter(await openExporter(config), logger);
  const resource = resourceFromAttributes({
    'service.name': `melee-${app}`,
    'service.instance.id': `${hostname()}-${process.pid}`,
    'host.name': hostname(),
    'process.pid': process.pid,
    ...pairs(config.resource),
  });
  return new TracerProvider({
    resource,
    sampler: samplerOf(config),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: config.delayMs })],
  });
}

async function openExporter({
  endpoint,
  protocol,
  headers,
  timeoutMs,
}: TracingConfig & { readonly endpoint: string }): Promise<SpanExporter> {
  const options = {
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: pairs(headers),
    timeoutMillis: timeoutMs,
  };
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter(options);
}

/** A trace is recorded whole or not at all: where it begins decides, whoever goes on with it follows. */
function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
  const roots = {
    parentbased_always_on: () => new AlwaysOnSampler(),
    parentbased_always_off: () => new AlwaysOffSampler(),
    parentbased_traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  return new ParentBasedSampler({ root: roots[sampler]() });
}

/** `name=value` each; values may be percent-encoded. */
function pairs(items: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    items.map((item) => {
      const at = item.indexOf('=');
      return [item.slice(0, at), decodeURIComponent(item.slice(at + 1))];
    }),
  );
}
