import { createLogger, executorConfig, loadConfig, openTracer } from '../index.js';

/** A process that makes one span, as its environment says, and ends. */
const config = loadConfig(executorConfig);
const tracer = await openTracer('executor', config.tracing, createLogger('executor', config.log));
tracer.begin({ name: 'a span' }).end();
await tracer.close();
