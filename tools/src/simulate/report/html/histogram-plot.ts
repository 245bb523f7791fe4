import type { Chart } from '../section.js';
import { element, escape, label } from './markup.js';
import { PLOT_WIDTH, plotFrame } from './plot-frame.js';

type Histogram = Extract<Chart, { kind: 'histogram' }>;

const TOP = 18;
const HEIGHT = 200;
const LABELS = 28;
const GAP = 2;
/** More names than these would run into each other. */
const MOST_NAMES = 10;

/** Vertical bars side by side. */
export function histogramPlot(title: string, id: string, { bars }: Histogram): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const width = PLOT_WIDTH / Math.max(1, bars.length);
  const every = Math.ceil(bars.length / MOST_NAMES);
  const columns = bars.map(({ label: name, value, text }, index) => {
    const height = (HEIGHT * value) / most;
    const middle = (index + 0.5) * width;
    const hint = element('title', {}, escape(`${name}: ${text}`));
    const column = element(
      'rect',
      {
        class: 'bar',
        x: index * width + GAP / 2,
        y: TOP + HEIGHT - height,
        width: width - GAP,
        height,
      },
      hint,
    );
    const named =
      index % every === 0 ? label(name, middle, TOP + HEIGHT + 18, 'middle', { class: 'muted' }) : '';
    return column + label(text, middle, TOP + HEIGHT - height - 5, 'middle', { class: 'small' }) + named;
  });
  return plotFrame(title, id, TOP + HEIGHT + LABELS, columns.join(''));
}
