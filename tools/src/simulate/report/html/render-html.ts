import type { Chart, Section, Table } from '../section.js';
import { barsPlot } from './bars-plot.js';
import { histogramPlot } from './histogram-plot.js';
import { element, escape } from './markup.js';
import { matrixPlot } from './matrix-plot.js';
import { stacksPlot } from './stacks-plot.js';
import { STYLE } from './style.js';

export interface Page {
  readonly title: string;
  /** What the page is about, as names and values. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Something that the reader must know before all else. */
  readonly warning: string | null;
  readonly sections: readonly Section[];
}

function plot(title: string, id: string, chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
      return barsPlot(title, id, chart);
    case 'stacks':
      return stacksPlot(title, id, chart);
    case 'histogram':
      return histogramPlot(title, id, chart);
    case 'matrix':
      return matrixPlot(title, id, chart);
  }
}

function renderTable(headingId: string, { columns, words, rows }: Table): string {
  const wordClass = (index: number) => (index < words ? { class: 'word' } : {});
  const head = columns.map((name, index) =>
    element('th', { scope: 'col', ...wordClass(index) }, escape(name)),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      cells
        .map((cell, index) =>
          index < words
            ? element('th', { scope: 'row', class: 'word' }, escape(cell))
            : element('td', {}, escape(cell)),
        )
        .join(''),
    ),
  );
  const table = element(
    'table',
    { 'aria-labelledby': headingId },
    element('thead', {}, element('tr', {}, head.join(''))) + element('tbody', {}, body.join('\n')),
  );
  // A table that is wider than the page scrolls by itself, with the keyboard too.
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': headingId },
    table,
  );
}

function renderSection({ title, note, table, chart }: Section, index: number): string {
  const id = `section-${String(index + 1)}`;
  const drawn = chart === undefined ? '' : plot(title, `${id}-plot`, chart);
  return element(
    'section',
    {},
    element('h2', { id }, escape(title)) +
      element('p', {}, escape(note)) +
      element('div', { class: 'beside' }, drawn + renderTable(id, table)),
  );
}

/** One page that needs nothing else: no script, no font, no network. */
export function renderHtml({ title, facts, warning, sections }: Page): string {
  const list = facts.map(
    ([name, value]) => element('dt', {}, escape(name)) + element('dd', {}, escape(value)),
  );
  const body =
    element('h1', {}, escape(title)) +
    (warning === null ? '' : element('p', { class: 'warning' }, escape(warning))) +
    element('dl', {}, list.join('\n')) +
    sections.map(renderSection).join('\n');
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    element('title', {}, escape(title)) +
    element('style', {}, STYLE);
  return `<!doctype html>\n<html lang="en"><head>${head}</head>\n<body><main>${body}</main></body></html>\n`;
}
