import Table from 'cli-table3';
import type { Measurement } from './measure.js';

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

export function renderReport(measurements: readonly Measurement[]): string {
  const table = new Table({
    head: ['', 'exchanges/s', 'strikes/s', 'µs per exchange', 'bytes per exchange'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const each of measurements) {
    table.push([
      each.name,
      grouped(each.exchangesPerSecond),
      grouped(each.strikesPerSecond),
      each.microsecondsPerExchange.toFixed(2),
      grouped(each.bytesPerExchange),
    ]);
  }
  return table.toString();
}
