export {
  type CheckReport,
  type HealthCheck,
  HealthRegistry,
  type ReadinessReport,
} from './health-registry.js';
export { HealthServer } from './health-server.js';
