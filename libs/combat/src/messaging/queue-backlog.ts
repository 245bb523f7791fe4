import type { Queue } from 'bullmq';

/** The states of jobs that say something about how a queue is served. */
export const JOB_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How much stands in a queue at one moment. */
export interface QueueReading {
  readonly queue: string;
  readonly partition: number;
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

/** A queue in one of its partitions. */
export interface ReadablePartition {
  readonly partition: number;
  readonly queue: ReadableQueue;
}

/** What waits in the queues that an app knows. */
export class QueueBacklog {
  private readonly others: ReadablePartition[] = [];

  /** @param queues asked for at each reading: there may be more partitions than before. */
  constructor(
    private readonly queues: () => readonly ReadablePartition[],
    private readonly now: () => number = Date.now,
  ) {}

  /** Adds a queue that has no partitions to what is read. */
  watch(queue: ReadableQueue): void {
    this.others.push({ partition: 0, queue });
  }

  /** Two round trips a queue and partition. Waits for Redis as long as the connection of the queues does. */
  read(): Promise<QueueReading[]> {
    return Promise.all(this.known().map((one) => this.readOne(one)));
  }

  /** The same with who serves the queues: asks Redis for all its clients, so it is for people and not for every moment. */
  readStatus(): Promise<QueueStatus[]> {
    return Promise.all(
      this.known().map(async (one) => {
        const [reading, isPaused, workers] = await Promise.all([
          this.readOne(one),
          one.queue.isPaused(),
          one.queue.getWorkersCount(),
        ]);
        return { ...reading, isPaused, workers };
      }),
    );
  }

  private known(): readonly ReadablePartition[] {
    return [...this.queues(), ...this.others];
  }

  private async readOne({ partition, queue }: ReadablePartition): Promise<QueueReading> {
    const [counts, [oldest]] = await Promise.all([queue.getJobCounts(...JOB_STATES), queue.getWaiting(0, 0)]);
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    const oldestS = oldest === undefined ? 0 : Math.max(0, (this.now() - oldest.timestamp) / 1000);
    return { queue: queue.name, partition, jobs: { waiting, active, delayed, failed }, oldestS };
  }
}
