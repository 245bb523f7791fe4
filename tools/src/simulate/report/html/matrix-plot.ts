import { percent } from '../format.js';
import type { Chart } from '../section.js';
import { element, escape, label } from './markup.js';
import { labelWidthOf, PLOT_WIDTH, plotFrame, ROW_HEIGHT, shortened } from './plot-frame.js';

type Matrix = Extract<Chart, { kind: 'matrix' }>;

const HEAD = 90;
const WIDEST_CELL = 90;
/** A share above it makes the cell so dark that its number must be light. */
const DARK = 0.5;

function headings(columns: readonly string[], left: number, width: number): string {
  return columns
    .map((name, index) => {
      const x = left + (index + 0.5) * width;
      return label(shortened(name), x, HEAD - 8, 'start', {
        transform: `rotate(-40 ${x.toFixed(1)} ${String(HEAD - 8)})`,
      });
    })
    .join('');
}

/** Cells whose depth of colour is a share. */
export function matrixPlot(title: string, id: string, { columns, rows }: Matrix): string {
  const left = labelWidthOf(rows.map(({ label: name }) => name));
  // Room at the right for the end of the last slanted heading.
  const width = Math.min(WIDEST_CELL, (PLOT_WIDTH - left - 90) / Math.max(1, columns.length));
  const cells = rows.map(({ label: name, shares }, row) => {
    const y = HEAD + row * ROW_HEIGHT;
    const own = shares.map((share, column) => {
      const x = left + column * width;
      const hint = element('title', {}, escape(`${name}, ${columns[column] ?? ''}: ${percent(share)}`));
      const cell = element(
        'rect',
        {
          class: 'cell',
          x,
          y,
          width: width - 2,
          height: ROW_HEIGHT - 2,
          'fill-opacity': share.toFixed(3),
        },
        hint,
      );
      const number = share === 0 ? '' : (share * 100).toFixed(0);
      return (
        cell +
        label(number, x + width / 2 - 1, y + 15, 'middle', { class: share > DARK ? 'on-part' : 'small' })
      );
    });
    return label(shortened(name), left - 10, y + 15, 'end') + own.join('');
  });
  return plotFrame(
    title,
    id,
    HEAD + rows.length * ROW_HEIGHT,
    headings(columns, left, width) + cells.join(''),
  );
}
