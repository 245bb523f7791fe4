import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JEST_REPORT } from './steps.js';

/** How many tests ended how. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

/** What we read of a report of `jest --json`. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Suites that could not even be run, so that none of their tests is counted. */
  readonly numRuntimeErrorTestSuites: number;
}

export const NO_TESTS: TestCount = { passed: 0, failed: 0 };

export function addCounts(a: TestCount, b: TestCount): TestCount {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** Makes room for the reports, and removes those of an earlier run so that none of them is counted for this one. */
export async function prepareReports(root: string, suites: readonly string[]): Promise<void> {
  const reports = suites.map((folder) => join(root, folder, JEST_REPORT));
  await Promise.all(reports.map((report) => mkdir(dirname(report), { recursive: true })));
  await Promise.all(reports.map((report) => rm(report, { force: true })));
}

/** The sum of what the suites report; a suite that could not be run counts as one failure. */
export async function countTests(root: string, suites: readonly string[]): Promise<TestCount> {
  const counts = await Promise.all(suites.map((folder) => readReport(join(root, folder, JEST_REPORT))));
  return counts.reduce(addCounts, NO_TESTS);
}

async function readReport(file: string): Promise<TestCount> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  // A project without tests, or one whose Jest did not get so far: the step's exit code tells these apart.
  if (text === null) return NO_TESTS;
  const report = JSON.parse(text) as JestReport;
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
}
