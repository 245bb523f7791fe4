import Table from 'cli-table3';
import type { Growth } from './growth.js';

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

export function renderReport(growths: readonly Growth[]): string {
  const table = new Table({
    head: ['', 'keys', 'kB at start', 'exchanges', 'kB at end', 'kB per exchange'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const each of growths) {
    table.push([
      `${each.side} against ${each.side}`,
      each.keys.toFixed(0),
      kilobytes(each.bytesAtStart),
      each.exchanges.toFixed(0),
      kilobytes(each.bytesAtEnd),
      kilobytes(each.bytesPerExchange),
    ]);
  }
  return table.toString();
}
