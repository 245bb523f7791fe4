import picocolors from 'picocolors';
import { Narrator } from './narrator.js';
import { EXHIBITION } from './roster.js';

describe('Narrator', () => {
  const tell = (areColoured: boolean): string => {
    const lines: string[] = [];
    const narrator = new Narrator(EXHIBITION, picocolors.createColors(areColoured), (line) =>
      lines.push(line),
    );
    narrator.tell({
      n: 7,
      at: 0,
      type: 'defeated',
      actionId: 'x',
      cid: 'ragnar',
      how: 'killed',
      by: 'urgok',
    });
    return lines.join('\n');
  };

  it('numbers the line and calls the actors by their names', () => {
    expect(tell(false)).toMatch(/^ {3}7 {2}(?=.*Ragnar)(?=.*Urgok)/);
  });

  it('shows each actor in the colour of its team', () => {
    const line = tell(true);
    expect(line).toContain(picocolors.createColors(true).red('Ragnar'));
    expect(line).toContain(picocolors.createColors(true).blue('Urgok'));
  });
});
