import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { AiTurnRequest, CollectorSignal, Traced, WorkerBatchJob } from '../dto/index.js';
import { COMBAT_OBSERVER, type CombatObserver } from './combat-observer.js';
import { GroupedSender } from './grouped-sender.js';
import { type GroupedJob, QUEUES, type QueueName } from './queues.js';

/** Sessions that one job may carry: more would make one replica work while the others wait. */
const LARGEST_GROUP = 200;

/**
 * Sends jobs. None carries anything but a hint, so whoever sends one does not wait for it, and one that cannot be sent
 * is logged and left to the sweep of the session index.
 */
@Injectable()
export class CombatDispatch {
  private readonly logger = new Logger(CombatDispatch.name);
  private readonly queues: Readonly<Record<QueueName, Queue>>;
  private readonly signals: GroupedSender<CollectorSignal>;
  private readonly batches: GroupedSender<WorkerBatchJob>;
  private readonly aiTurns: GroupedSender<AiTurnRequest>;

  constructor(
    @InjectQueue(QUEUES.signals) signals: Queue,
    @InjectQueue(QUEUES.batches) batches: Queue,
    @InjectQueue(QUEUES.aiTurns) aiTurns: Queue,
    @Inject(COMBAT_OBSERVER) private readonly observer: CombatObserver,
  ) {
    this.queues = { [QUEUES.signals]: signals, [QUEUES.batches]: batches, [QUEUES.aiTurns]: aiTurns };
    this.signals = this.sender(QUEUES.signals, (signal) => signal.sid);
    this.batches = this.sender(QUEUES.batches, (batch) => batch.sid);
    this.aiTurns = this.sender(QUEUES.aiTurns, (turn) => `${turn.sid} ${turn.cid} ${String(turn.askId)}`);
  }

  /** Wakes the Collector for a session. */
  signal(signal: CollectorSignal): void {
    // A battle goes on from heartbeat to heartbeat: each begins a trace of its own.
    this.signals.add(this.traced(signal, signal.type === 'heartbeat' ? 'follows' : 'traceparent'));
  }

  /** Calls an Executor for a session. */
  executeBatch(batch: WorkerBatchJob): void {
    this.batches.add(this.traced(batch, 'traceparent'));
  }

  /** Asks the AI worker for a bot's moves. */
  askBot(turn: AiTurnRequest): void {
    this.aiTurns.add(this.traced(turn, 'traceparent'));
  }

  /** Sends one piece of work again, alone, after a while. */
  async retry(queue: QueueName, item: unknown, attempt: number, delayMs: number): Promise<void> {
    const job: GroupedJob<unknown> = { items: [item], attempt };
    await this.queues[queue].add('retry', job, { delay: delayMs });
  }

  /** Resolves when every job that was asked for has been sent or given up. */
  async flush(): Promise<void> {
    await Promise.all([this.signals.flush(), this.batches.flush(), this.aiTurns.flush()]);
  }

  /** The same piece if nobody traces, so that jobs are no larger then. */
  private traced<Item extends Traced>(piece: Item, as: keyof Traced): Item {
    const traceparent = this.observer.traceparent();
    return traceparent === undefined ? piece : { ...piece, [as]: traceparent };
  }

  private sender<Item>(queue: QueueName, keyOf: (item: Item) => string): GroupedSender<Item> {
    const send = async (items: readonly Item[]) => {
      const job: GroupedJob<Item> = { items, attempt: 1 };
      try {
        await this.queues[queue].add('work', job);
        this.observer.jobSent(queue, items.length);
      } catch (error) {
        this.observer.jobNotSent(queue);
        this.logger.warn({ queue, sessions: items.length, err: error }, 'a job was not sent');
      }
    };
    return new GroupedSender(keyOf, send, LARGEST_GROUP);
  }
}
