import { ProgressBar } from './progress-bar.js';

function written(isTTY: boolean, ...shown: number[]): string {
  let text = '';
  const write = (part: string) => {
    text += part;
    return true;
  };
  const bar = new ProgressBar(200, { isTTY, columns: 60, write });
  for (const done of shown) bar.show(done);
  bar.end();
  return text;
}

describe('ProgressBar', () => {
  it('shows on a terminal how much is done, cut to its width, and takes itself away', () => {
    const text = written(true, 50);
    expect(text).toMatch(/█{8}░{22} 50 of 200 battles/);
    const [, line = ''] = text.split('\x1b[2K');
    expect(line.trimEnd().length).toBeLessThan(60);
    expect(text.endsWith('\r\x1b[2K')).toBe(true);
  });

  it('does not redraw for every battle, but at the end', () => {
    expect(written(true, 1, 2, 3, 200).split(' of 200').length - 1).toBe(2);
  });

  it('writes nothing where there is no terminal', () => {
    expect(written(false, 50, 200)).toBe('');
  });
});
