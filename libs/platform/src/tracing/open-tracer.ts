import type { CommonConfig } from '../config/index.js';
import type { Logger } from '../logging/index.js';
import { NO_TRACER, type Tracer } from './tracer.js';

/** The tracer of a process. Nothing of OpenTelemetry is loaded unless there is an endpoint to send to. */
export async function openTracer(
  app: string,
  { endpoint, ...config }: CommonConfig['tracing'],
  logger: Logger,
): Promise<Tracer> {
  if (endpoint === null) return NO_TRACER;
  const [{ OtlpTracer }, { openProvider }] = await Promise.all([
    import('./otlp-tracer.js'),
    import('./otlp-provider.js'),
  ]);
  const tracer = new OtlpTracer(await openProvider(app, { ...config, endpoint }, logger));
  logger.info({ endpoint, sampler: config.sampler }, 'traces are sent');
  return tracer;
}
