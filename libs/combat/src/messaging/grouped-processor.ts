import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { SessionId, Traced } from '../dto/index.js';
import type { CombatDispatch } from './combat-dispatch.js';
import { type CombatObserver, SILENT_OBSERVER, type WorkOutcome } from './combat-observer.js';
import type { CombatQueues } from './combat-queues.js';
import type { QueueWorkers, WorkerSettings } from './queue-workers.js';
import type { GroupedJob, QueueName } from './queues.js';

const MAX_ATTEMPTS = 5;
const FIRST_RETRY_MS = 100;

/** What a processor needs of the dispatch. */
export type RetrySender = Pick<CombatDispatch, 'retry' | 'flush'>;

/** What a processor tells of its work. */
export type WorkObserver = Pick<CombatObserver, 'workEnded' | 'follow'>;

/**
 * Works on grouped jobs: the sessions of a job side by side, none touching the others. A piece that fails is tried
 * again alone, later each time; one that fails to the last is left to the sweep of the session index.
 */
export abstract class GroupedProcessor<Item extends { readonly sid: SessionId }> {
  protected readonly logger = new Logger(this.constructor.name);
  private workers: Pick<QueueWorkers, 'isRunning' | 'close'> | null = null;

  protected constructor(
    private readonly queue: QueueName,
    private readonly isItem: (value: unknown) => value is Item,
    private readonly dispatch: RetrySender,
    private readonly observer: WorkObserver = SILENT_OBSERVER,
  ) {}

  protected abstract handle(item: Item): Promise<void>;

  /** Begins to take jobs. */
  listen(queues: Pick<CombatQueues, 'consume'>, settings: WorkerSettings): void {
    this.workers = queues.consume(this.queue, (job) => this.process(job), settings);
  }

  async process(job: Job<unknown>): Promise<void> {
    if (!isGroupedJob(job.data)) {
      this.logger.error({ code: 'job/invalid', queue: this.queue, jobId: job.id }, 'a job has no items');
      return;
    }
    const { items, attempt } = job.data;
    await Promise.all(items.map((item) => this.attempt(item, Number.isInteger(attempt) ? attempt : 1)));
  }

  /** Takes no more jobs and finishes those that were taken. */
  async drain(): Promise<void> {
    await this.workers?.close();
    await this.dispatch.flush();
  }

  /** Health check: whether the worker takes jobs. */
  checkRunning(): Promise<void> {
    if (this.workers?.isRunning === true) return Promise.resolve();
    return Promise.reject(new Error(`the worker of ${this.queue} stands still`));
  }

  private async attempt(item: unknown, attempt: number): Promise<void> {
    if (!this.isItem(item)) {
      const about = { ...sessionOf(item), queue: this.queue, item };
      this.logger.error({ code: 'job/invalid', ...about }, 'a piece of work cannot be read');
      this.observer.workEnded(this.queue, 'unreadable');
      return;
    }
    this.observer.workEnded(this.queue, await this.handleOrRetry(item, attempt));
  }

  private async handleOrRetry(item: Item, attempt: number): Promise<WorkOutcome> {
    try {
      await this.observer.follow(this.queue, tracedOf(item), () => this.handle(item));
      return 'done';
    } catch (error) {
      const about = { ...sessionOf(item), queue: this.queue, item, attempt, err: error };
      if (attempt >= MAX_ATTEMPTS) {
        this.logger.error({ code: 'job/given-up', ...about }, 'a piece of work failed');
        return 'given_up';
      }
      this.logger.warn(about, 'a piece of work will be tried again');
      await this.dispatch.retry(this.queue, item, attempt + 1, FIRST_RETRY_MS * 2 ** attempt);
      return 'retried';
    }
  }
}

/** Stands beside the piece, so that all lines about a battle are found by the same field. */
const sessionOf = (item: unknown): { readonly sid?: unknown } =>
  typeof item === 'object' && item !== null && 'sid' in item ? { sid: item.sid } : {};

const NOT_TRACED: Traced = {};

/** What it says of a trace, the observer looks at. */
const tracedOf = (item: unknown): Traced => (typeof item === 'object' && item !== null ? item : NOT_TRACED);

/** Its pieces and its number of attempts are looked at one by one. */
const isGroupedJob = (data: unknown): data is GroupedJob<unknown> =>
  typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items);
