export { createRedis, type RedisClient, type RedisRole } from './redis-client.js';
export {
  redisHealthCheck,
  type RedisTransport,
  transportHealthCheck,
  transportVitalCheck,
} from './redis-health.js';
export * from './service-connections.js';
export { TransportServer } from './transport-server.js';
export { connectTool, RedisUnreachableError, type ToolConnection } from './tool-connection.js';
