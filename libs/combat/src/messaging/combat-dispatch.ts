import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AiTurnRequest, CollectorSignal, SessionId, Traced, WorkerBatchJob } from '../dto/index.js';
import { COMBAT_OBSERVER, type CombatObserver } from './combat-observer.js';
import { CombatQueues } from './combat-queues.js';
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
  private readonly signals: PartitionSender<CollectorSignal>;
  private readonly batches: PartitionSender<WorkerBatchJob>;
  private readonly aiTurns: PartitionSender<AiTurnRequest>;

  constructor(
    @Inject(CombatQueues)
    private readonly queues: Pick<CombatQueues, 'partitionCount' | 'partitionOf' | 'queue'>,
    @Inject(COMBAT_OBSERVER) private readonly observer: CombatObserver,
  ) {
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
  async retry(
    queue: QueueName,
    item: { readonly sid: SessionId },
    attempt: number,
    delayMs: number,
  ): Promise<void> {
    const job: GroupedJob<unknown> = { items: [item], attempt };
    const partition = this.queues.partitionOf(item.sid);
    await this.queues.queue(queue, partition).add('retry', job, { delay: delayMs });
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

  /** Each partition has a sender of its own: what one is slow to take holds up no other. */
  private sender<Item extends { readonly sid: SessionId }>(
    queue: QueueName,
    keyOf: (item: Item) => string,
  ): PartitionSender<Item> {
    const senders = Array.from(
      { length: this.queues.partitionCount },
      (_, partition) =>
        new GroupedSender(keyOf, (items) => this.send(queue, partition, items), LARGEST_GROUP),
    );
    return {
      add: (item) => senders[this.queues.partitionOf(item.sid)]?.add(item),
      flush: async () => {
        await Promise.all(senders.map((sender) => sender.flush()));
      },
    };
  }

  private async send(queue: QueueName, partition: number, items: readonly unknown[]): Promise<void> {
    const job: GroupedJob<unknown> = { items, attempt: 1 };
    try {
      await this.queues.queue(queue, partition).add('work', job);
      this.observer.jobSent(queue, items.length);
    } catch (error) {
      this.observer.jobNotSent(queue);
      this.logger.warn({ queue, partition, sessions: items.length, err: error }, 'a job was not sent');
    }
  }
}

type PartitionSender<Item> = Pick<GroupedSender<Item>, 'add' | 'flush'>;
