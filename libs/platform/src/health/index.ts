export type { CheckReport, HealthCheck } from './check-set.js';
export { HealthRegistry, type LivenessReport, type ReadinessReport } from './health-registry.js';
export { healthRoutes } from './health-routes.js';
export { HealthServer } from './health-server.js';
export { LoopLag } from './loop-lag.js';
export { readinessOf } from './readiness-of.js';
export { type Answer, type Handler, jsonAnswer, problemAnswer, type Routes } from './routes.js';
