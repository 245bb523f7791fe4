import type { Language } from '@melee/combat/content';
import type { LogEntry, SessionId } from '@melee/combat/dto';
import type { CombatManager } from '@melee/combat/repository';
import { NO_TRACER } from '@melee/platform';
import type { RenderedEntry } from '../battles/views.js';
import { isStorageOutage } from '../errors/storage-outage.js';
import { DeliveryTraces, type NewsOfCommit } from './delivery-traces.js';
import { LogPage, PAGE_SIZE } from './log-page.js';

/** The part of the repository that a feed reads from. */
export type LogSource = Pick<CombatManager, 'readLog' | 'readRevision'>;

/** Writes lines for people under entries. */
export interface Renderer {
  render(entries: readonly LogEntry[], language: Language): Promise<readonly RenderedEntry[]>;
}

/** Why a feed has nothing more to tell: this gateway stops, or the records of the battle are gone. */
export type FeedEnd = 'stopping' | 'gone';

/**
 * The log of one battle for all who follow it here. Whatever is heard of the battle only wakes the readers; what they
 * send they read from the log by its numbers, so nothing is missed that was not heard, and the slow hold nobody up.
 * Those who read from the same place in the same language at the same time share one read.
 */
export class BattleFeed {
  /** Whoever follows the battle here. */
  readonly readers = new Set<{ wake(): void }>();
  private readonly reads = new Map<string, Promise<LogPage | null>>();
  private readonly silence: NodeJS.Timeout;
  private reason: FeedEnd | null = null;

  /** @param resyncMs after this time without news the readers look for themselves. */
  constructor(
    private readonly sid: SessionId,
    private readonly source: LogSource,
    private readonly renderer: Renderer,
    resyncMs: number,
    readonly traces = new DeliveryTraces(sid, NO_TRACER),
  ) {
    this.silence = setInterval(() => void this.lookForLoss(), resyncMs);
  }

  /** Why nothing will come any more; null while something may. */
  get end(): FeedEnd | null {
    return this.reason;
  }

  /** Something has happened in the battle. */
  hear(news: NewsOfCommit = {}): void {
    this.traces.hear(news);
    this.silence.refresh();
    // What is under way may have been read before this happened: whoever is woken now must not be content with it.
    this.reads.clear();
    this.wakeAll();
  }

  /** The entries after number `after`; null if there are none, or Redis is away for the time being. */
  read(after: number, language?: Language): Promise<LogPage | null> {
    const place = `${after} ${language ?? ''}`;
    const running = this.reads.get(place);
    if (running !== undefined) return running;
    const reading = this.readPage(after, language).finally(() => {
      if (this.reads.get(place) === reading) this.reads.delete(place);
    });
    this.reads.set(place, reading);
    return reading;
  }

  /** Tells the readers to end. */
  close(reason: FeedEnd): void {
    clearInterval(this.silence);
    this.reason ??= reason;
    this.wakeAll();
  }

  private async readPage(after: number, language: Language | undefined): Promise<LogPage | null> {
    try {
      const entries = await this.source.readLog(this.sid, after, PAGE_SIZE);
      if (language === undefined || entries.length === 0) return LogPage.of(entries);
      return LogPage.of(await this.renderer.render(entries, language));
    } catch (error) {
      // A stream survives an outage and goes on where it was.
      if (isStorageOutage(error)) return null;
      throw error;
    }
  }

  /** News may be lost, and of a battle whose records are gone there is none. */
  private async lookForLoss(): Promise<void> {
    if (await this.isGone()) this.close('gone');
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
