import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { JEST_REPORT } from './steps.js';

/** How many tests ended how. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

/** What Jest runs of a step's suites have reported. */
export interface TestReport {
  readonly tests: TestCount;
  /** A line for each failure: where it is, what failed, and the first thing that it says. */
  readonly failures: readonly string[];
}

interface JestSuite {
  /** Path of the file. */
  readonly name: string;
  /** What kept it from being run; else all that its tests say, or nothing. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** What we read of a report of `jest --json`. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Suites that could not even be run, so that none of their tests is counted. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly JestSuite[];
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
export async function readReports(root: string, suites: readonly string[]): Promise<TestReport> {
  const reports = await Promise.all(suites.map((folder) => readReport(join(root, folder, JEST_REPORT))));
  const found = reports.filter((report) => report !== null);
  return {
    tests: found.map(countOf).reduce(addCounts, NO_TESTS),
    failures: found.flatMap(({ testResults }) => testResults.flatMap((suite) => failuresOf(root, suite))),
  };
}

/** Null for a project without tests, or one whose Jest did not get so far: the step's exit code tells these apart. */
async function readReport(file: string): Promise<JestReport | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as JestReport);
}

const countOf = (report: JestReport): TestCount => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
});

function failuresOf(root: string, { name, message, assertionResults }: JestSuite): readonly string[] {
  const file = relative(root, name);
  if (assertionResults.length === 0 && message !== '') return [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0] ?? '')}`);
}

function firstLine(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  return lines.find((line) => line.trim() !== '')?.trim() ?? '';
}
