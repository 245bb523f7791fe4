import type { RenderedEntry } from '../battles/views.js';

/** Entries that are read, and sent, at once. */
export const PAGE_SIZE = 200;

/** Consecutive entries of a log; shared by all who read at the same place. */
export class LogPage {
  /** Number of the last entry. */
  readonly last: number;
  private readonly forms = new Map<unknown, unknown>();

  private constructor(
    readonly entries: readonly RenderedEntry[],
    newest: RenderedEntry,
  ) {
    this.last = newest.n;
  }

  /** Null for no entries. */
  static of(entries: readonly RenderedEntry[]): LogPage | null {
    const newest = entries.at(-1);
    return newest === undefined ? null : new LogPage(entries, newest);
  }

  /** Whether there may be more behind it already. */
  get isFull(): boolean {
    return this.entries.length >= PAGE_SIZE;
  }

  /** Whether the battle ends with it. */
  get isEnd(): boolean {
    return this.entries.some(({ type }) => type === 'battle_finished');
  }

  /** What a transport makes of the entries; made once for all who read the page over it. */
  as<T>(form: (entries: readonly RenderedEntry[]) => T): T {
    if (!this.forms.has(form)) this.forms.set(form, form(this.entries));
    return this.forms.get(form) as T;
  }
}
