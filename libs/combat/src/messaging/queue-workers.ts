import type { Worker } from 'bullmq';

export interface WorkerSettings {
  /** Jobs that the process works on side by side. */
  readonly concurrency: number;
  /** After this time without a sign of life a job is taken from its worker, milliseconds. */
  readonly lockMs: number;
  /** How often such jobs are looked for, milliseconds. */
  readonly stallCheckMs: number;
}

/** The part of a worker that matters here. */
export type PartitionWorker = Pick<Worker, 'concurrency' | 'isRunning' | 'close'>;

/** The workers of one queue, one a partition; they share what the process may work on side by side. */
export class QueueWorkers {
  private readonly workers: PartitionWorker[] = [];
  private isStopped = false;

  /** @param concurrency of all together; each has one at least. */
  constructor(
    private readonly open: (partition: number) => PartitionWorker,
    private readonly concurrency: number,
  ) {}

  /** Takes jobs from so many partitions from now on, unless it was stopped. */
  serve(partitions: number): void {
    if (this.isStopped) return;
    const share = Math.max(1, Math.ceil(this.concurrency / partitions));
    while (this.workers.length < partitions) this.workers.push(this.open(this.workers.length));
    for (const worker of this.workers) worker.concurrency = share;
  }

  /** Whether jobs are taken from every partition. */
  get isRunning(): boolean {
    return this.workers.length > 0 && this.workers.every((one) => one.isRunning());
  }

  /**
   * Takes no more jobs; resolves when those that were taken are done. A worker that is only paused connects again at once,
   * for nothing, and on a cluster may wait for that without end.
   */
  async close(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.workers.map((worker) => worker.close()));
  }
}
