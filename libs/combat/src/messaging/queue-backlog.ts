import type { Queue } from 'bullmq';

/** The states of jobs that say something about how a queue is served. */
export const JOB_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How much stands in a queue at one moment. */
export interface QueueReading {
  readonly queue: string;
  readonly jobs: Readonly<Record<JobState, number>>;
  /** How long ago the job that waits for the longest was sent, by the clocks of two machines; 0 if none waits. */
  readonly oldestS: number;
}

/** How a queue is served at one moment. */
export interface QueueStatus extends QueueReading {
  /** Somebody has stopped it: its jobs wait, and nobody takes them. */
  readonly isPaused: boolean;
  /** Workers that are connected, over all processes. */
  readonly workers: number;
}

/** What is read of a queue. */
export type ReadableQueue = Pick<
  Queue,
  'name' | 'getJobCounts' | 'getWaiting' | 'isPaused' | 'getWorkersCount'
>;

/** What waits in the queues that an app knows. */
export class QueueBacklog {
  private readonly queues: ReadableQueue[];

  constructor(
    queues: readonly ReadableQueue[],
    private readonly now: () => number = Date.now,
  ) {
    this.queues = [...queues];
  }

  /** Adds a queue to what is read. */
  watch(queue: ReadableQueue): void {
    this.queues.push(queue);
  }

  /** Two round trips a queue. Waits for Redis as long as the connection of the queues does. */
  read(): Promise<QueueReading[]> {
    return Promise.all(this.queues.map((queue) => this.readOne(queue)));
  }

  /** The same with who serves the queues: asks Redis for all its clients, so it is for people and not for every moment. */
  readStatus(): Promise<QueueStatus[]> {
    return Promise.all(
      this.queues.map(async (queue) => {
        const [reading, isPaused, workers] = await Promise.all([
          this.readOne(queue),
          queue.isPaused(),
          queue.getWorkersCount(),
        ]);
        return { ...reading, isPaused, workers };
      }),
    );
  }

  private async readOne(queue: ReadableQueue): Promise<QueueReading> {
    const [counts, [oldest]] = await Promise.all([queue.getJobCounts(...JOB_STATES), queue.getWaiting(0, 0)]);
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    const oldestS = oldest === undefined ? 0 : Math.max(0, (this.now() - oldest.timestamp) / 1000);
    return { queue: queue.name, jobs: { waiting, active, delayed, failed }, oldestS };
  }
}
