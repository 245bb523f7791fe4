import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ManagedProcess, waitFor } from '@melee/harness';
import { findLeftovers, RUN_MARKER } from './leftovers.js';
import { runStep, type StepResult } from './run-step.js';
import { JEST_REPORT } from './steps.js';

describe('runStep', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'melee-step-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const lines: string[] = [];
  function run(script: string, signal: AbortSignal = new AbortController().signal): Promise<StepResult> {
    lines.length = 0;
    const env = { ...process.env, [RUN_MARKER]: root };
    const step = { name: 'step', command: ['sh', '-c', script], suites: ['.'], needs: [] } as const;
    return runStep(step, { root, env, signal, onLine: (line) => lines.push(line) });
  }

  it('counts the tests that its suites report, and a suite that could not be run, and names what failed', async () => {
    const failed = {
      status: 'failed',
      fullName: 'it works',
      failureMessages: ['\n\u001b[31mno\u001b[39m\nat x'],
    };
    const report = {
      numPassedTests: 4,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        { name: join(root, 'a.spec.ts'), message: 'long', assertionResults: [{ status: 'passed' }, failed] },
        { name: join(root, 'b.spec.ts'), message: 'Cannot be read\nat y', assertionResults: [] },
      ],
    };
    await mkdir(dirname(join(root, JEST_REPORT)));
    const result = await run(
      `cat > ${JEST_REPORT} <<'END'\n${JSON.stringify(report)}\nEND\necho done; exit 1`,
    );
    expect(result).toMatchObject({ isSuccess: false, tests: { passed: 4, failed: 2 }, output: 'done\n' });
    expect(result.failures).toEqual(['a.spec.ts: it works: no', 'b.spec.ts: Cannot be read']);
    expect(lines).toEqual(['done']);
  });

  it('does not count the report of an earlier run', async () => {
    await mkdir(dirname(join(root, JEST_REPORT)));
    await writeFile(join(root, JEST_REPORT), JSON.stringify({ numPassedTests: 4, testResults: [] }));
    await expect(run('exit 0')).resolves.toMatchObject({ isSuccess: true, tests: { passed: 0, failed: 0 } });
  });

  it('ends what the step has left running in its group', async () => {
    await run('sleep 300 & exit 0');
    await waitFor('nothing to be left', async () => (await findLeftovers(root)).length === 0);
  });

  it('ends early, as failed, when it is told to', async () => {
    const interruption = new AbortController();
    const running = run('echo $$ > pid; while :; do sleep 1; done', interruption.signal);
    await waitFor('the step to run', () => readFile(join(root, 'pid'), 'utf8').catch(() => undefined));
    interruption.abort();
    await expect(running).resolves.toMatchObject({
      isSuccess: false,
      output: expect.stringMatching(/Ended from outside/),
    });
  });
});

describe('findLeftovers', () => {
  it('finds a process of the run that has left its process group', async () => {
    const runId = `run-${process.pid}`;
    const env = { ...process.env, [RUN_MARKER]: runId };
    const child = await ManagedProcess.start('sleep', ['300'], { env });
    const [found] = await waitFor('the process to be found', async () => {
      const leftovers = await findLeftovers(runId);
      return leftovers.length > 0 && leftovers;
    });
    expect(found).toEqual({ pid: child.pid, command: 'sleep 300' });
    await child.stop();
    await expect(findLeftovers(runId)).resolves.toEqual([]);
  });
});
