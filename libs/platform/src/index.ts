export * from './config/index.js';
export * from './health/index.js';
export * from './lifecycle/index.js';
export * from './logging/index.js';
export * from './metrics/index.js';
export * from './redis/index.js';
export * from './tracing/index.js';
export * from './transport/index.js';
