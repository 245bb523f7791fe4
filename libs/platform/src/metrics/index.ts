export { AiWorkerMetrics, type TurnOutcome } from './ai-worker-metrics.js';
export { type Backlog, BacklogMetrics, backlogMetrics, type QueueLevels } from './backlog-metrics.js';
export { CollectorMetrics, type PassOutcome } from './collector-metrics.js';
export { CombatTelemetry } from './combat-telemetry.js';
export { type ActionKind, type BatchOutcome, ExecutorMetrics } from './executor-metrics.js';
export { type DeliveryOutcome, GatewayMetrics } from './gateway-metrics.js';
export { MetricsRegistry, metricsRoutes } from './metrics-registry.js';
