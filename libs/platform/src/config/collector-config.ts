import { commonRelations, commonVariables, lookAgain } from './common-variables.js';
import { type ConfigOf, configSchema, relation } from './config-schema.js';
import { durationMs, integer } from './variable.js';
import { webhookPatience } from './webhook-variables.js';

const sweepInterval = durationMs('SWEEP_INTERVAL_MS', {
  about: 'How often the index is searched for sessions that must be looked at.',
  min: 10,
  max: 3_600_000,
  default: 500,
});

const idleLook = durationMs('IDLE_LOOK_MS', {
  about: 'A session in which nothing is under way is looked at again after this time at the latest.',
  min: 50,
  max: 3_600_000,
  default: 10_000,
});

const batchMin = integer('BATCH_MIN', {
  about: 'The fewest actions that an Executor is given at once.',
  min: 1,
  max: 10_000,
  default: 5,
});

const batchMax = integer('BATCH_MAX', {
  about: 'The most actions that an Executor is given at once.',
  min: 1,
  max: 10_000,
  default: 100,
});

const variables = {
  ...commonVariables(9101),
  signal: {
    concurrency: integer('SIGNAL_CONCURRENCY', {
      about: 'How many signal jobs a Collector works on side by side.',
      min: 1,
      max: 1000,
      default: 50,
    }),
  },
  lock: {
    pendingTtlMs: durationMs('PENDING_LOCK_TTL_MS', {
      about: 'How long a session stays reserved for an Executor that has been called and has not come.',
      min: 100,
      max: 3_600_000,
      default: 3000,
    }),
  },
  sweep: {
    intervalMs: sweepInterval,
    batch: integer('SWEEP_BATCH', {
      about: 'The most sessions that one sweep wakes.',
      min: 1,
      max: 100_000,
      default: 500,
    }),
  },
  session: {
    lookAgainMs: lookAgain,
    idleLookMs: idleLook,
    abandonedAfterMs: durationMs('ABANDONED_AFTER_MS', {
      about: 'A battle in which nothing has happened for this time is settled.',
      min: 1000,
      max: 30 * 86_400_000,
      default: 3_600_000,
    }),
    mostExchanges: integer('MAX_EXCHANGES_PER_BATTLE', {
      about:
        'A battle that has had so many exchanges is settled, for its fighters may never hurt each other.',
      min: 1,
      max: 10_000_000,
      default: 50_000,
    }),
  },
  record: {
    retentionS: integer('RECORD_RETENTION_S', {
      about: 'Seconds for which the result of a finished battle is kept.',
      min: 1,
      max: 10 * 365 * 86_400,
      default: 30 * 86_400,
    }),
  },
  webhook: webhookPatience,
  ai: {
    patienceMs: durationMs('AI_PATIENCE_MS', {
      about: 'A bot that has not answered for this time is asked again.',
      min: 100,
      max: 3_600_000,
      default: 3000,
    }),
  },
  batch: {
    budget: integer('BATCH_BUDGET', {
      about: 'Actions times actors that make up one batch, within BATCH_MIN and BATCH_MAX.',
      min: 1,
      max: 1_000_000,
      default: 200,
    }),
    min: batchMin,
    max: batchMax,
  },
} as const;

/** What the Collector can be told by its environment. */
export const collectorConfig = configSchema(variables, [
  ...commonRelations,
  relation(sweepInterval, 'not greater than', lookAgain, (interval, again) => interval <= again),
  relation(idleLook, 'not less than', lookAgain, (idle, again) => idle >= again),
  relation(batchMin, 'not greater than', batchMax, (min, max) => min <= max),
]);
export type CollectorConfig = ConfigOf<typeof variables>;
