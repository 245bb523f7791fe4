import { isTraceparent, type SessionId, type Traceparent } from '@melee/combat/dto';
import type { Span, Tracer } from '@melee/platform';
import type { LogPage } from './log-page.js';

/** What nobody here has read by then is forgotten. */
const MOST_WAITING = 64;

/** What news may say of the commit that they tell of; they come from Redis, where anybody may have put them. */
export interface NewsOfCommit {
  readonly sid?: unknown;
  readonly last?: unknown;
  readonly traceparent?: unknown;
}

interface TracedNews {
  readonly last: number;
  readonly traceparent: Traceparent;
  /** When the news came, milliseconds since the epoch. */
  readonly heardAt: number;
}

/**
 * The traces of the commits that a feed has heard of: each ends with the delivery of what was committed to the first
 * client who takes it. More than one a commit would be as many spans as there are spectators.
 */
export class DeliveryTraces {
  private waiting: readonly TracedNews[] = [];
  /** Number of the last entry that somebody was given. */
  private delivered = 0;

  constructor(
    private readonly sid: SessionId,
    private readonly tracer: Tracer,
  ) {}

  hear({ last, traceparent }: NewsOfCommit): void {
    if (!this.tracer.isOn || !isTraceparent(traceparent) || !Number.isSafeInteger(last)) return;
    const news = { last: Number(last), traceparent, heardAt: Date.now() };
    // The log was read, for another reason, before the news of it came.
    if (news.last <= this.delivered) this.begin([news], {}).end();
    else this.waiting = [...this.waiting.slice(1 - MOST_WAITING), news];
  }

  /** The span of a delivery; null unless the page is the first with what some traced commit has written. */
  deliver({ entries, last }: LogPage): Span | null {
    this.delivered = Math.max(this.delivered, last);
    if (this.waiting.length === 0) return null;
    const told = this.waiting.filter((news) => news.last <= last);
    if (told.length === 0) return null;
    this.waiting = this.waiting.filter((news) => news.last > last);
    return this.begin(told, { 'melee.log.first': entries[0]?.n ?? last, 'melee.log.last': last });
  }

  private begin(told: readonly TracedNews[], range: Readonly<Record<string, number>>): Span {
    const newest = told.at(-1);
    return this.tracer.begin({
      name: 'deliver events',
      parent: newest?.traceparent ?? null,
      links: told.slice(0, -1).map(({ traceparent }) => traceparent),
      ...(newest !== undefined && { startedAt: newest.heardAt }),
      attributes: { 'melee.battle.id': this.sid, ...range },
    });
  }
}
