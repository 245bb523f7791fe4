import type { Chart } from '../section.js';
import { percent } from '../format.js';
import { element, escape, label } from './markup.js';
import { labelWidthOf, PLOT_WIDTH, plotFrame, ROW_HEIGHT, shortened } from './plot-frame.js';

type Stacks = Extract<Chart, { kind: 'stacks' }>;

const LEGEND_HEIGHT = 30;
const LEGEND_STEP = 100;
/** Narrower parts have no room for their number. */
const LEAST_LABELLED = 0.07;

function legend(series: readonly string[], left: number): string {
  return series
    .map((name, index) => {
      const x = left + index * LEGEND_STEP;
      return (
        element('rect', { class: `part part-${String(index)}`, x, y: 4, width: 14, height: 14 }) +
        label(name, x + 20, 16, 'start')
      );
    })
    .join('');
}

/** Horizontal bars of the same length, divided into shares. */
export function stacksPlot(title: string, id: string, { series, bars }: Stacks): string {
  const start = labelWidthOf(bars.map(({ label: name }) => name));
  const width = PLOT_WIDTH - start;
  const rows = bars.map(({ label: name, shares }, index) => {
    const y = LEGEND_HEIGHT + index * ROW_HEIGHT;
    let x = start;
    const parts = shares.map((share, part) => {
      const left = x;
      x += share * width;
      const hint = element('title', {}, escape(`${name}, ${series[part] ?? ''}: ${percent(share)}`));
      return (
        element(
          'rect',
          { class: `part part-${String(part)}`, x: left, y: y + 4, width: share * width, height: 16 },
          hint,
        ) +
        (share < LEAST_LABELLED
          ? ''
          : label((share * 100).toFixed(0), left + (share * width) / 2, y + 16, 'middle', {
              class: 'on-part',
            }))
      );
    });
    return label(shortened(name), start - 10, y + 16, 'end') + parts.join('');
  });
  return plotFrame(
    title,
    id,
    LEGEND_HEIGHT + bars.length * ROW_HEIGHT,
    legend(series, start) + rows.join(''),
  );
}
