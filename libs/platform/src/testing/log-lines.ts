import type { DestinationStream } from 'pino';

export type LogLine = Readonly<Record<string, unknown>>;

/** Collects what a logger writes. */
export function collectLogLines(): {
  readonly output: DestinationStream;
  readonly lines: readonly LogLine[];
} {
  const lines: LogLine[] = [];
  const output = {
    write: (line: string) => {
      lines.push(JSON.parse(line) as LogLine);
    },
  };
  return { output, lines };
}
