import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureRedisServer, workspaceRoot } from '@melee/harness';
import { exitCodeOf, onInterruption } from '../shared/interruption.js';
import { findLeftovers, RUN_MARKER, type Leftover } from './leftovers.js';
import { projectFolders } from './projects.js';
import { runStages } from './run-stages.js';
import { selectSteps, testStages } from './steps.js';
import { failureLines, lastLine, summaryTable, totals } from './summary.js';

// A process that was told to end needs a moment to do so.
const LEFTOVER_GRACE_MS = 1_000;

const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Runs the chosen steps, all if none is named, and says how they ended. Returns the exit code.
 * @throws RangeError for a step that does not exist
 */
export async function runTests(only: readonly string[]): Promise<number> {
  const interruption = onInterruption();
  const root = workspaceRoot();
  const stages = selectSteps(testStages(projectFolders(root), availableParallelism()), only);
  const runId = randomUUID();
  process.env[RUN_MARKER] = runId;
  await ensureRedisServer(say);
  sayWhatIsLeftOut();
  const results = await runStages(stages, { root, env: process.env, signal: interruption });
  const remains = await killRemaining(runId);
  // What an interruption had no time to end is no fault of a suite.
  const isInterrupted = interruption.aborted;
  const leftovers = isInterrupted ? [] : remains;
  for (const { pid, command } of leftovers) say(`LEFT BEHIND, and killed now: process ${pid}: ${command}`);
  say();
  for (const line of summaryTable(results)) say(line);
  const failures = failureLines(results);
  if (failures.length > 0) say();
  for (const line of failures) say(`FAILED ${line}`);
  sayWhatIsLeftOut();
  if (isInterrupted) say('Interrupted: not all steps were run.');
  const total = totals(results, leftovers.length);
  say(lastLine(total));
  if (isInterrupted) return exitCodeOf(interruption);
  return total.failed === 0 ? 0 : 1;
}

/** Processes of this run that nobody has ended; they are killed. */
async function killRemaining(runId: string): Promise<readonly Leftover[]> {
  if ((await findLeftovers(runId)).length > 0) await sleep(LEFTOVER_GRACE_MS);
  const leftovers = await findLeftovers(runId);
  for (const { pid } of leftovers) killIfThere(pid);
  return leftovers;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function sayWhatIsLeftOut(): void {
  if ((process.env['TEST_NATIVE_JSON_REDIS_URL'] ?? '') !== '') return;
  say('\n!!! LEFT OUT: the conformance suite of the native JSON encoding.');
  say('!!! Set TEST_NATIVE_JSON_REDIS_URL to a Redis 8, Redis Stack or Valkey with valkey-json to run it.\n');
}
