import Table from 'cli-table3';
import type { Section } from './section.js';

const BAR_WIDTH = 30;

/** A histogram is readable as text too: a bar behind each row. */
function rowsOf({ table, chart }: Section): string[][] {
  if (chart?.kind !== 'histogram') return table.rows.map((row) => [...row]);
  const most = Math.max(1, ...chart.bars.map(({ value }) => value));
  return table.rows.map((row, index) => {
    const value = chart.bars[index]?.value ?? 0;
    return [...row, '█'.repeat(Math.round((BAR_WIDTH * value) / most))];
  });
}

function renderSection(section: Section): string {
  const { title, note, table, chart } = section;
  const head = [...table.columns, ...(chart?.kind === 'histogram' ? [''] : [])];
  const view = new Table({
    head,
    colAligns: head.map((_, index) =>
      index < table.words || index >= table.columns.length ? 'left' : 'right',
    ),
    style: { head: [], border: [], compact: true },
  });
  view.push(...rowsOf(section));
  return `${title}\n${note}\n${view.toString()}`;
}

/** The report for a terminal. */
export function renderText(heading: string, sections: readonly Section[]): string {
  return `${[heading, ...sections.map(renderSection)].join('\n\n')}\n`;
}
