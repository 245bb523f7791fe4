import type { JobsOptions, QueueOptions } from 'bullmq';

/** The queues between the apps; each job carries the work of many sessions. */
export const QUEUES = {
  /** To the Collectors. */
  signals: 'combat-signals',
  /** To the Executors. */
  batches: 'combat-batches',
  /** To the AI workers. */
  aiTurns: 'combat-ai-turns',
} as const;
export type QueueName = (typeof QUEUES)[keyof typeof QUEUES];

export const QUEUE_NAMES: readonly QueueName[] = Object.values(QUEUES);

/** The data of a job: pieces of work of different sessions, and how often they were tried before. */
export interface GroupedJob<Item> {
  readonly items: readonly Item[];
  readonly attempt: number;
}

/** A finished job leaves nothing behind; some failed ones stay to be looked at. */
export const JOB_OPTIONS = {
  removeOnComplete: true,
  removeOnFail: { count: 1000 },
} as const satisfies JobsOptions;

export const QUEUE_OPTIONS = {
  defaultJobOptions: JOB_OPTIONS,
  streams: { events: { maxLen: 100 } },
} as const satisfies Partial<QueueOptions>;
