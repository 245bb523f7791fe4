import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ManagedProcess } from '@melee/harness';
import { prepareReports, readReports, type TestReport } from './jest-report.js';
import type { Step } from './steps.js';
import { provideSuiteRedis } from './suite-redis.js';

const STEP_BOUND_MS = 25 * 60_000;
const SECOND_BOUND_MS = 5_000;

export interface StepResult extends TestReport {
  readonly step: Step;
  readonly isSuccess: boolean;
  readonly ms: number;
  readonly output: string;
}

export interface StepEnvironment {
  /** The workspace's top folder. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the step early; it has failed then. */
  readonly signal: AbortSignal;
  /** Takes the newest line of the step's output. */
  readonly onLine: (line: string) => void;
}

/** Runs one step to its end, and ends everything that it has started. A step that takes over 25 minutes has failed. */
export async function runStep(step: Step, environment: StepEnvironment): Promise<StepResult> {
  if (step.suites.length === 0) return runProgram(step, environment);
  const redis = await provideSuiteRedis();
  const env = { ...environment.env, TEST_REDIS_URL: redis.url };
  return runProgram(step, { ...environment, env }).finally(() => redis.stop());
}

async function runProgram(step: Step, { root, env, signal, onLine }: StepEnvironment): Promise<StepResult> {
  await prepareReports(root, step.suites);
  const start = performance.now();
  const [program, ...args] = step.command;
  const child = await ManagedProcess.start(program, args, {
    cwd: join(root, step.folder ?? '.'),
    env,
    onOutput: (text) => onLine(lastLine(text)),
  });
  const bound = AbortSignal.any([signal, AbortSignal.timeout(STEP_BOUND_MS)]);
  const end = (): void => void child.stop(SECOND_BOUND_MS);
  bound.addEventListener('abort', end, { once: true });
  if (bound.aborted) end();
  const { code } = await child.exited;
  bound.removeEventListener('abort', end);
  return {
    step,
    isSuccess: code === 0 && !bound.aborted,
    ms: performance.now() - start,
    ...(await readReports(root, step.suites)),
    output: bound.aborted ? `${child.output()}\nEnded from outside before it was done.` : child.output(),
  };
}

function lastLine(text: string): string {
  return stripVTControlCharacters(text).trimEnd().split('\n').at(-1)?.trim() ?? '';
}
