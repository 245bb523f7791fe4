import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Report } from './report/report.js';
import { EXAMPLES } from './testing/examples.js';

/** The built tool: threads run compiled files. */
const TOOL = resolve(__dirname, '../../dist/simulate/main.js');
const DUEL = join(EXAMPLES, 'duel.yaml');
const run = promisify(execFile);
const simulate = (...args: string[]) => run(process.execPath, [TOOL, ...args]);

interface Failure {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
const failure = (...args: string[]): Promise<Failure> =>
  simulate(...args).then(
    () => {
      throw new Error('The command has not failed.');
    },
    (error: unknown) => error as Failure,
  );

describe('npm run simulate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives the same report with one thread and with two, and nothing but it', async () => {
    const args = [DUEL, '--battles', '40', '--seed', 'x', '--json', '-'];
    const [one, two] = await Promise.all([
      simulate(...args, '--threads', '1'),
      simulate(...args, '--threads', '2'),
    ]);
    expect(two).toEqual(one);
    expect(one.stderr).toBe('');
    const { isPartial, summary } = JSON.parse(one.stdout) as Report;
    expect({ isPartial, battles: summary.battles }).toEqual({ isPartial: false, battles: 40 });
  });

  it('prints tables and writes the report to both files', async () => {
    const [json, html] = [join(folder, 'report.json'), join(folder, 'report.html')];
    const { stdout } = await simulate(DUEL, '--battles', '6', '--json', json, '--html', html);
    const { summary } = JSON.parse(readFileSync(json, 'utf8')) as Report;
    expect(stdout).toContain('Win rates');
    expect(readFileSync(html, 'utf8')).toContain(`<td>${String(summary.teams['red']?.count)}</td>`);
  });

  it('ends with 2 and the problem for a wrong scenario, pack or option', async () => {
    const missing = join(folder, 'missing');
    expect(await failure(missing)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(await failure(DUEL, '--compare', 'default', missing)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${missing}: The pack cannot be read`),
    });
    expect(await failure(DUEL, '--battles', '0')).toMatchObject({ code: 2 });
    expect(await failure(DUEL, '--compare', 'default')).toMatchObject({ code: 2 });
    expect(await failure()).toMatchObject({ code: 2 });
  });
});
