import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type ConnectionOptions, type Job, Queue, Worker } from 'bullmq';
import type { SessionId } from '../dto/index.js';
import type { Partitions } from '../repository/index.js';
import { reportQueueError } from './queue-errors.js';
import { partitionPrefix } from './queue-places.js';
import { QUEUE_NAMES, QUEUE_OPTIONS, type QueueName } from './queues.js';
import { QueueWorkers, type WorkerSettings } from './queue-workers.js';

/** Processes that come with more partitions are heard of within this time. */
const LISTEN_EVERY_MS = 2000;

export interface CombatQueuesOptions {
  /** Closed by its owner, after the app. */
  readonly connection: ConnectionOptions;
  readonly prefix: string;
}

/** One of the queues of combat. */
export interface PartitionQueue {
  readonly partition: number;
  readonly queue: Queue;
}

/**
 * The queues between the apps, in all their partitions. Work is sent to the partition that this process places its
 * session in; taken it is from every partition that any process places sessions in.
 */
export class CombatQueues implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(CombatQueues.name);
  private readonly queues = new Map<string, Queue>();
  private readonly consumers: QueueWorkers[] = [];
  private timer: NodeJS.Timeout | undefined;
  private listening: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: CombatQueuesOptions,
    private readonly partitions: Pick<Partitions, 'own' | 'of' | 'served' | 'announce'>,
  ) {}

  /** Into how many partitions this process places sessions. */
  get partitionCount(): number {
    return this.partitions.own;
  }

  /** Where work for the session is sent. */
  partitionOf(sid: SessionId): number {
    return this.partitions.of(sid);
  }

  queue(name: QueueName, partition: number): Queue {
    const prefix = partitionPrefix(this.options.prefix, partition);
    const key = `${prefix}:${name}`;
    const known = this.queues.get(key);
    if (known !== undefined) return known;
    const queue = new Queue(name, { connection: this.options.connection, prefix, ...QUEUE_OPTIONS });
    queue.on('error', (error) => reportQueueError(this.logger, name, error));
    this.queues.set(key, queue);
    return queue;
  }

  /** All queues that anybody sends to. */
  all(): readonly PartitionQueue[] {
    return QUEUE_NAMES.flatMap((name) =>
      Array.from({ length: this.partitions.served }, (_, partition) => ({
        partition,
        queue: this.queue(name, partition),
      })),
    );
  }

  /** Takes jobs from a queue in all its partitions, also in those that are heard of later. */
  consume(
    name: QueueName,
    process: (job: Job<unknown>) => Promise<void>,
    settings: WorkerSettings,
  ): QueueWorkers {
    const { connection, prefix } = this.options;
    const open = (partition: number) => {
      const worker = new Worker<unknown>(name, process, {
        connection,
        prefix: partitionPrefix(prefix, partition),
        lockDuration: settings.lockMs,
        stalledInterval: settings.stallCheckMs,
      });
      worker.on('error', (error) => reportQueueError(this.logger, name, error));
      return worker;
    };
    const consumer = new QueueWorkers(open, settings.concurrency);
    consumer.serve(this.partitions.served);
    this.consumers.push(consumer);
    return consumer;
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.listening = this.listen();
    }, LISTEN_EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.listening;
    await Promise.all(this.consumers.map((consumer) => consumer.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private async listen(): Promise<void> {
    const before = this.partitions.served;
    try {
      const served = await this.partitions.announce();
      if (served === before) return;
      this.logger.warn({ own: this.partitions.own, served }, 'other processes have more partitions');
      for (const consumer of this.consumers) consumer.serve(served);
    } catch (error) {
      this.logger.debug({ err: error }, 'the number of partitions could not be read');
    }
  }
}
