import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../scenario/problem.js';
import { requirePlaceFor, writeReport } from './report-file.js';

describe('the file of a report', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'melee-report-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is written where its folder exists', () => {
    const file = join(folder, 'report.html');
    expect(() => {
      requirePlaceFor(file);
    }).not.toThrow();
    writeReport(file, 'text');
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  it('is refused before anything is played where it cannot be written', () => {
    const missing = join(folder, 'nowhere', 'report.html');
    expect(() => {
      requirePlaceFor(missing);
    }).toThrow(
      new InputError([
        {
          file: missing,
          message: `The report cannot be written: there is no folder ${join(folder, 'nowhere')}.`,
        },
      ]),
    );
    expect(() => {
      requirePlaceFor(folder);
    }).toThrow('it is a folder');
  });

  it('tells why it could not be written after all', () => {
    expect(() => {
      writeReport(folder, 'text');
    }).toThrow(InputError);
  });
});
