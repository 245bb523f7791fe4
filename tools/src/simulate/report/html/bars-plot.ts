import type { Chart } from '../section.js';
import { element, label } from './markup.js';
import { labelWidthOf, PLOT_WIDTH, plotFrame, ROW_HEIGHT, shortened } from './plot-frame.js';

type Bars = Extract<Chart, { kind: 'bars' }>;

const RIGHT = PLOT_WIDTH - 90;
const AXIS_HEIGHT = 28;
const WHISKER = 5;
const TICKS = 4;

/** The steps of an axis: 1, 2 or 5 times a power of ten, about so many of them in the range. */
function tickStep(range: number): number {
  const rough = range / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

function domainOf({ bars, from, to }: Bars): readonly [number, number, number] {
  const least = Math.min(0, from, ...bars.map(({ value, low = value }) => low));
  const most = Math.max(0, to, ...bars.map(({ value, high = value }) => high));
  const step = tickStep(most > least ? most - least : 1);
  return [Math.floor(least / step) * step, Math.max(1, Math.ceil(most / step)) * step, step];
}

function axis(chart: Bars, scale: (value: number) => number, height: number): string {
  const [least, most, step] = domainOf(chart);
  const count = Math.round((most - least) / step);
  return Array.from({ length: count + 1 }, (_, index) => {
    const value = least + index * step;
    const x = scale(value);
    return (
      element('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: height }) +
      label(chart.axis(value), x, height + 18, 'middle', { class: 'muted' })
    );
  }).join('');
}

function whisker(low: number, high: number, middle: number): string {
  const ends = [low, high].map((x) =>
    element('line', { class: 'whisker', x1: x, x2: x, y1: middle - WHISKER, y2: middle + WHISKER }),
  );
  return element('line', { class: 'whisker', x1: low, x2: high, y1: middle, y2: middle }) + ends.join('');
}

/** Horizontal bars from zero, with whiskers where they have bounds. */
export function barsPlot(title: string, id: string, chart: Bars): string {
  const [least, most] = domainOf(chart);
  const left = labelWidthOf(chart.bars.map(({ label: name }) => name));
  const scale = (value: number) => left + ((value - least) / (most - least)) * (RIGHT - left - 10);
  const height = chart.bars.length * ROW_HEIGHT;
  const rows = chart.bars.map(({ label: name, value, text, low, high }, index) => {
    const middle = (index + 0.5) * ROW_HEIGHT;
    const [zero, end] = [scale(0), scale(value)];
    return (
      label(shortened(name), left - 10, middle + 4, 'end') +
      element('rect', {
        class: value < 0 ? 'bar less' : 'bar',
        x: Math.min(zero, end),
        y: middle - 8,
        width: Math.abs(end - zero),
        height: 16,
      }) +
      (low === undefined || high === undefined ? '' : whisker(scale(low), scale(high), middle)) +
      label(text, PLOT_WIDTH - 4, middle + 4, 'end')
    );
  });
  return plotFrame(title, id, height + AXIS_HEIGHT, axis(chart, scale, height) + rows.join(''));
}
