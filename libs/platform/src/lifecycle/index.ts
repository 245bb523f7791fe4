export { CONFIG, LOGGER, PlatformModule, TRACER } from './platform-module.js';
export { runService } from './run-service.js';
export type { ProcessHost, Service, ServiceContext, ServiceDefinition, Surroundings } from './service.js';
export { runWorker, type WorkerDefinition } from './run-worker.js';
