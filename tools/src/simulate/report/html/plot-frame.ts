import { element, escape } from './markup.js';

/** Of all plots, in the units of their view box. */
export const PLOT_WIDTH = 720;
/** Room for the names of rows. */
export const LABEL_WIDTH = 190;
export const ROW_HEIGHT = 24;

const MOST_LETTERS = 28;

/** A name that fits beside a row; the table has it whole. */
export const shortened = (name: string): string =>
  name.length <= MOST_LETTERS ? name : `${name.slice(0, MOST_LETTERS - 1)}…`;

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
