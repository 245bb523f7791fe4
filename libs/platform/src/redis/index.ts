export { createRedis, type RedisRole } from './redis-client.js';
export {
  redisHealthCheck,
  type RedisTransport,
  transportHealthCheck,
  transportVitalCheck,
} from './redis-health.js';
export { transportOptions, type TransportOptions } from './transport-options.js';
export * from './service-connections.js';
