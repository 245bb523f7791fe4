import type { LogEntry } from '@melee/combat/dto';

/** Entries that are read, and sent, at once. */
export const PAGE_SIZE = 200;

/** Consecutive entries of a log in the format of server-sent events; shared by all who read at the same place. */
export interface LogPage {
  readonly text: string;
  /** Number of the last entry in it. */
  readonly last: number;
  /** Whether there may be more behind it already. */
  readonly isFull: boolean;
  /** Whether the battle ends with it. */
  readonly isEnd: boolean;
}

const frameOf = (entry: LogEntry) =>
  `id: ${entry.n}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;

/** Null for no entries. */
export function logPage(entries: readonly LogEntry[]): LogPage | null {
  const newest = entries.at(-1);
  if (newest === undefined) return null;
  return {
    text: entries.map(frameOf).join(''),
    last: newest.n,
    isFull: entries.length >= PAGE_SIZE,
    isEnd: entries.some(({ type }) => type === 'battle_finished'),
  };
}
