import type { GroupedJob, QueueName } from '@melee/combat/messaging';
import { QUEUES } from '@melee/combat/messaging';
import { waitFor } from '@melee/harness';
import { type JobState, Queue } from 'bullmq';
import type { Redis } from 'ioredis';

const OPEN: JobState[] = ['active', 'waiting', 'delayed', 'prioritized'];

/** The queues between the apps, seen from outside: what is sent to the app under test, and what it sends. */
export class Jobs {
  private readonly queues: Readonly<Record<QueueName, Queue>>;

  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {
    const open = (name: QueueName) => new Queue(name, { connection: redis, prefix });
    this.queues = {
      [QUEUES.signals]: open(QUEUES.signals),
      [QUEUES.batches]: open(QUEUES.batches),
      [QUEUES.aiTurns]: open(QUEUES.aiTurns),
    };
  }

  queue(name: QueueName): Queue {
    return this.queues[name];
  }

  /** Sends one job with these pieces of work. */
  async send(name: QueueName, ...items: readonly unknown[]): Promise<void> {
    const job: GroupedJob<unknown> = { items, attempt: 1 };
    await this.sendRaw(name, job);
  }

  /** Sends a job with any data at all. */
  async sendRaw(name: QueueName, data: unknown): Promise<void> {
    await this.queues[name].add('work', data, { removeOnComplete: true, removeOnFail: true });
  }

  /** Sends a job whose stored data cannot even be parsed. */
  async sendSpoilt(name: QueueName): Promise<void> {
    const queue = this.queues[name];
    await queue.pause();
    const job = await queue.add('work', null);
    await this.redis.hset(queue.toKey(job.id ?? ''), 'data', '{"items":');
    await queue.resume();
  }

  /** Pieces of work for a session that nobody has finished yet, the oldest job first. */
  async open<Item extends { readonly sid: string }>(name: QueueName, sid: string): Promise<Item[]> {
    const jobs = await this.queues[name].getJobs(OPEN, 0, -1, true);
    return jobs.flatMap((job) => (job.data as GroupedJob<Item>).items).filter((item) => item.sid === sid);
  }

  /** Waits until so many pieces of work for a session are open, and answers all of them. */
  async awaitOpen<Item extends { readonly sid: string }>(
    name: QueueName,
    sid: string,
    count = 1,
  ): Promise<Item[]> {
    return waitFor(`${String(count)} piece(s) of work in ${name}`, async () => {
      const items = await this.open<Item>(name, sid);
      return items.length >= count && items;
    });
  }

  /** Waits until every job that was sent to a queue has been worked on. */
  async drained(name: QueueName): Promise<void> {
    await waitFor(
      `${name} to be drained`,
      async () => (await this.queues[name].getJobCountByTypes(...OPEN)) === 0,
    );
  }

  /** Jobs that were ever added to a queue. */
  async added(name: QueueName): Promise<number> {
    return Number((await this.redis.get(`${this.prefix}:${name}:id`)) ?? 0);
  }

  /** Deletes all jobs of all queues, whatever their state. */
  async obliterate(): Promise<void> {
    for (const queue of Object.values(this.queues)) {
      await queue.obliterate({ force: true });
      await queue.resume();
    }
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
  }
}
