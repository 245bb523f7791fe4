import { addCounts, NO_TESTS, type TestCount } from './jest-report.js';
import type { StepResult } from './run-step.js';

/** Lines of a table: each step with its result, tests and seconds. */
export function summaryTable(results: readonly StepResult[]): readonly string[] {
  const rows = [
    ['step', 'result', 'tests', 'time'],
    ...results.map(({ step, isSuccess, tests, ms }) => [
      step.name,
      isSuccess ? 'passed' : 'FAILED',
      step.suites.length === 0 ? '' : testsOf(tests),
      `${(ms / 1000).toFixed(1)} s`,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** A line for each test that failed, behind its step. */
export const failureLines = (results: readonly StepResult[]): readonly string[] =>
  results.flatMap(({ step, failures }) => failures.map((failure) => `${step.name}: ${failure}`));

/**
 * The sum over all steps. What failed without a failing test to show for it (a check that is no test, a suite that
 * broke down, a process left behind) counts as one failure each, so that no failure comes with `0 failed`.
 */
export function totals(results: readonly StepResult[], otherFailures: number): TestCount {
  const counts = results.map(({ isSuccess, tests }) =>
    isSuccess || tests.failed > 0 ? tests : { passed: tests.passed, failed: 1 },
  );
  return [...counts, { passed: 0, failed: otherFailures }].reduce(addCounts, NO_TESTS);
}

/** The line that others may read by program. */
export const lastLine = ({ passed, failed }: TestCount): string => `${passed} passed, ${failed} failed`;

function testsOf({ passed, failed }: TestCount): string {
  return failed === 0 ? `${passed}` : `${passed}, ${failed} failed`;
}
