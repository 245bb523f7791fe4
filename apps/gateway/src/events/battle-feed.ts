import type { SessionId } from '@melee/combat/dto';
import type { CombatManager } from '@melee/combat/repository';
import { isStorageOutage } from '../errors/storage-outage.js';
import { type LogPage, logPage, PAGE_SIZE } from './log-page.js';

/** The part of the repository that a feed reads from. */
export type LogSource = Pick<CombatManager, 'readLog' | 'readRevision'>;

/**
 * The log of one battle for all who follow it here. Whatever is heard of the battle only wakes the readers; what they
 * send they read from the log by its numbers, so nothing is missed that was not heard, and the slow hold nobody up.
 * Those who read from the same place at the same time share one read.
 */
export class BattleFeed {
  /** Whoever follows the battle here. */
  readonly readers = new Set<{ wake(): void }>();
  private readonly reads = new Map<number, Promise<LogPage | null>>();
  private readonly silence: NodeJS.Timeout;
  private isEnded = false;

  /** @param resyncMs after this time without news the readers look for themselves. */
  constructor(
    private readonly sid: SessionId,
    private readonly source: LogSource,
    resyncMs: number,
  ) {
    this.silence = setInterval(() => void this.lookForLoss(), resyncMs);
  }

  /** Whether nothing will come any more: the gateway stops, or the battle is gone. */
  get isClosed(): boolean {
    return this.isEnded;
  }

  /** Something has happened in the battle. */
  hear(): void {
    this.silence.refresh();
    this.wakeAll();
  }

  /** The entries after number `after`; null if there are none, or Redis is away for the time being. */
  read(after: number): Promise<LogPage | null> {
    const running = this.reads.get(after);
    if (running !== undefined) return running;
    const reading = this.readPage(after).finally(() => this.reads.delete(after));
    this.reads.set(after, reading);
    return reading;
  }

  /** Tells the readers to end. */
  close(): void {
    clearInterval(this.silence);
    this.isEnded = true;
    this.wakeAll();
  }

  private async readPage(after: number): Promise<LogPage | null> {
    try {
      return logPage(await this.source.readLog(this.sid, after, PAGE_SIZE));
    } catch (error) {
      // A stream survives an outage and goes on where it was.
      if (isStorageOutage(error)) return null;
      throw error;
    }
  }

  /** News may be lost, and of a battle whose records are gone there is none. */
  private async lookForLoss(): Promise<void> {
    if (await this.isGone()) this.close();
    else this.wakeAll();
  }

  private async isGone(): Promise<boolean> {
    try {
      return (await this.source.readRevision(this.sid)) === null;
    } catch {
      // Whatever is wrong, the readers meet it themselves and say so.
      return false;
    }
  }

  private wakeAll(): void {
    for (const reader of this.readers) reader.wake();
  }
}
