import { commonRelations, commonVariables, contentDirs } from './common-variables.js';
import { type ConfigOf, configSchema, relation } from './config-schema.js';
import { durationMs, integer } from './variable.js';

const lockTtl = durationMs('WORKER_LOCK_TTL_MS', {
  about: 'How long a session stays locked by an Executor that has fallen silent.',
  min: 100,
  max: 3_600_000,
  default: 5000,
});

const lockRenew = durationMs('WORKER_LOCK_RENEW_MS', {
  about: 'How often a working Executor renews its lock on a session.',
  min: 20,
  max: 3_600_000,
  default: 1500,
});

const variables = {
  ...commonVariables(9102),
  batch: {
    concurrency: integer('BATCH_CONCURRENCY', {
      about: 'How many batch jobs an Executor works on side by side.',
      min: 1,
      max: 1000,
      default: 50,
    }),
  },
  content: { dirs: contentDirs },
  lock: { ttlMs: lockTtl, renewMs: lockRenew },
} as const;

/** What the Executor can be told by its environment. */
export const executorConfig = configSchema(variables, [
  ...commonRelations,
  // Two renewals fit into one TTL, so a single late one does not cost the lock.
  relation(lockRenew, 'less than half of', lockTtl, (renew, ttl) => renew * 2 < ttl),
]);
export type ExecutorConfig = ConfigOf<typeof variables>;
