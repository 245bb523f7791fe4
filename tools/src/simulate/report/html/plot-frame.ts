import { element, escape } from './markup.js';

/** Of all plots, in the units of their view box. */
export const PLOT_WIDTH = 720;
export const ROW_HEIGHT = 24;

/** So that plots of short names stand below each other. */
const LEAST_LABEL_WIDTH = 190;
const MOST_LETTERS = 44;
/** Wide ones in the fonts of all systems. */
const LETTER_WIDTH = 7;
const GAP = 10;

/** Room for the names of rows, in the units of the view box. */
export function labelWidthOf(names: readonly string[]): number {
  const letters = Math.max(0, ...names.map((name) => shortened(name).length));
  return Math.max(LEAST_LABEL_WIDTH, letters * LETTER_WIDTH + GAP);
}

/** A name that fits beside a row; the table has it whole. What tells two pairs apart often stands at the end. */
export function shortened(name: string): string {
  if (name.length <= MOST_LETTERS) return name;
  const half = (MOST_LETTERS - 1) / 2;
  return `${name.slice(0, Math.ceil(half))}…${name.slice(-Math.floor(half))}`;
}

/** The plot as an image with a name; what it shows stands in the table that `tableId` names. */
export function plotFrame(title: string, id: string, height: number, content: string): string {
  const head =
    element('title', { id: `${id}-title` }, escape(title)) +
    element('desc', { id: `${id}-desc` }, 'All numbers of this plot stand in the table of the same section.');
  return element(
    'svg',
    {
      viewBox: `0 0 ${String(PLOT_WIDTH)} ${String(Math.ceil(height))}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    head + content,
  );
}
