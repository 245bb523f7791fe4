import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import type { LogEntry } from '@melee/combat/dto';
import type { BattleApi } from './battle-api.js';

const PATIENCE_MS = 45_000;
const BACKOFF_MS = 50;

/**
 * A battle's live events, as a client follows them: when the stream ends, it asks again for what comes after the last
 * entry that it has. A gap or a repetition among the numbers fails everybody who waits.
 */
export class BattleFeed {
  readonly entries: LogEntry[] = [];
  private readonly news = new EventEmitter();
  private readonly closing = new AbortController();
  private readonly fallen = new Set<string>();
  private failure: Error | undefined;
  private readonly following: Promise<void>;

  constructor(
    private readonly api: BattleApi,
    private readonly sid: string,
  ) {
    this.news.setMaxListeners(0);
    this.following = this.follow();
  }

  /** Number of the newest entry that has arrived. */
  get last(): number {
    return this.entries.length;
  }

  get isFinished(): boolean {
    return this.entries.at(-1)?.type === 'battle_finished';
  }

  isDefeated(cid: string): boolean {
    return this.fallen.has(cid);
  }

  /** Settles when an entry after number `n` has arrived. */
  beyond(n: number, patienceMs?: number): Promise<void> {
    return this.until(`an entry after number ${n}`, () => this.last > n, patienceMs);
  }

  /** Settles when the battle is over. */
  finished(): Promise<void> {
    return this.until('the end', () => this.isFinished);
  }

  /** Settles when the condition holds; it is looked at whenever an entry has arrived. */
  async until(description: string, condition: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
    const patience = AbortSignal.timeout(patienceMs);
    while (!condition()) {
      if (this.failure !== undefined) throw this.failure;
      await once(this.news, 'change', { signal: patience }).catch((cause: unknown) => {
        const newest = JSON.stringify(this.entries.at(-1));
        const message = `Waited ${patienceMs} ms for ${description} of battle ${this.sid}; the newest entry is ${newest}.`;
        throw new Error(message, { cause });
      });
    }
  }

  async close(): Promise<void> {
    this.fail(new FeedError(`Nobody follows battle ${this.sid} any more.`));
    this.closing.abort();
    await this.following;
  }

  private async follow(): Promise<void> {
    while (!this.isFinished && this.failure === undefined) {
      try {
        await this.readStream();
      } catch (error) {
        // A stream that breaks is opened again; what the entries themselves have wrong is final.
        if (error instanceof FeedError) this.fail(error);
        else await sleep(BACKOFF_MS);
      }
    }
  }

  private async readStream(): Promise<void> {
    const response = await this.api.openEvents(this.sid, this.last, this.closing.signal);
    if (!response.ok || response.body === null) {
      if (response.status === 503) return;
      throw new FeedError(`The events of battle ${this.sid} were refused with ${response.status}.`);
    }
    const parser = createParser({
      onEvent: ({ id, data }) => {
        // What has no number is no part of the log: it says why the stream ends.
        if (id !== undefined) this.take(JSON.parse(data) as LogEntry);
      },
    });
    const decoder = new TextDecoder();
    for await (const piece of response.body)
      parser.feed(decoder.decode(piece as Uint8Array, { stream: true }));
  }

  private take(entry: LogEntry): void {
    if (entry.n !== this.last + 1) {
      throw new FeedError(`The events of battle ${this.sid} went from ${this.last} to ${entry.n}.`);
    }
    this.entries.push(entry);
    if (entry.type === 'defeated') this.fallen.add(entry.cid);
    this.news.emit('change');
  }

  private fail(error: FeedError): void {
    this.failure ??= error;
    this.news.emit('change');
  }
}

class FeedError extends Error {
  override readonly name = 'FeedError';
}
