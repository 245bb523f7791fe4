import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from './errors-page.js';
import { MEANINGS, STATUS_OF } from './problem-table.js';
import { REMEDIES } from './remedies.js';

const page = () => readFileSync(join(__dirname, '../../../../docs/errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('is what the tables say (after a change: node apps/gateway/tools/write-errors-page.mjs)', () => {
    expect(page()).toBe(errorsPage());
  });

  it('has a row for every code, with its status', () => {
    for (const [code, status] of Object.entries(STATUS_OF)) {
      expect(page()).toContain(`\n| \`${code}\` | ${status} |`);
    }
  });
});

describe('the tables of problems', () => {
  it('hold the same codes, each with sentences', () => {
    const codes = Object.keys(STATUS_OF).sort();
    expect(Object.keys(MEANINGS).sort()).toEqual(codes);
    expect(Object.keys(REMEDIES).sort()).toEqual(codes);
    for (const text of [...Object.values(MEANINGS), ...Object.values(REMEDIES)])
      expect(text).toMatch(/^[A-Z].*\.$/);
  });
});
