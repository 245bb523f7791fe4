import Table from 'cli-table3';

/** Where a command prints. */
export interface Output {
  /** @param text without its last line break */
  readonly out: (text: string) => void;
  /** @param text with its line breaks */
  readonly err: (text: string) => void;
}

/** What a command has found or done. */
export interface Report {
  /** For programs. */
  readonly json: unknown;
  /** For people. */
  readonly text: string;
  /** False if something is wrong that a script should notice. */
  readonly isFine: boolean;
}

/** Lines of a heading and what follows it. */
export const section = (title: string, body: string): string => `${title}\n${body}`;

/** What a table can show; null is shown as a dash. */
type Cell = string | number | null | undefined;

/** A table with these columns. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows)
    drawn.push(row.map((cell) => (cell === null || cell === undefined ? '–' : String(cell))));
  return drawn.toString();
}

/** Names and values, one pair a line. */
export function pairs(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

/** `1 action`, `2 actions`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A length of time, as exact as one cares about: `640 ms`, `12.5 s`, `3 min`, `2 h`. */
export function lasting(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}
