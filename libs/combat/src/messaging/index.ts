export { CombatDispatch } from './combat-dispatch.js';
export {
  COMBAT_OBSERVER,
  type CombatObserver,
  SILENT_OBSERVER,
  type WorkOutcome,
} from './combat-observer.js';
export { CombatModule, type CombatModuleOptions, type TurnModuleOptions } from './combat.module.js';
export { CombatQueues, type PartitionQueue } from './combat-queues.js';
export { GroupedProcessor } from './grouped-processor.js';
export { reportQueueError } from './queue-errors.js';
export { partitionPrefix, type QueuePlace, queuePlaces } from './queue-places.js';
export type { WorkerSettings } from './queue-workers.js';
export { QUEUE_NAMES, QUEUES, type GroupedJob, type QueueName } from './queues.js';
export { type JobState, QueueBacklog, type QueueReading, type QueueStatus } from './queue-backlog.js';
export { RecordsModule } from './records.module.js';
export { SessionWatch } from './session-watch.js';
export { TurnManager } from './turn-manager.js';
export { WEBHOOK_QUEUE, WebhookDispatch, type WebhookPatience } from './webhook-dispatch.js';
export { WebhooksModule } from './webhooks.module.js';
