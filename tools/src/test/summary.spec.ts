import type { TestCount } from './jest-report.js';
import type { StepResult } from './run-step.js';
import { failureLines, lastLine, summaryTable, totals } from './summary.js';

function result(name: string, isSuccess: boolean, tests: TestCount = { passed: 0, failed: 0 }): StepResult {
  const suites = name === 'lint' ? [] : ['libs/combat'];
  const step = { name, command: ['true'], suites, needs: [] } as const;
  const failures = Array.from({ length: tests.failed }, (_, i) => `a.spec.ts: test ${i}: no`);
  return { step, isSuccess, ms: 1234, tests, failures, output: '' };
}

describe('totals', () => {
  it('sums the tests of all steps', () => {
    const results = [
      result('unit', true, { passed: 3, failed: 0 }),
      result('e2e', false, { passed: 4, failed: 2 }),
    ];
    expect(totals(results, 0)).toEqual({ passed: 7, failed: 2 });
  });

  it('counts a failure that no test shows', () => {
    const results = [result('lint', false), result('unit', false, { passed: 5, failed: 0 })];
    expect(totals(results, 1)).toEqual({ passed: 5, failed: 3 });
  });
});

describe('lastLine', () => {
  it('is the plain line that programs read', () => {
    expect(lastLine({ passed: 12, failed: 3 })).toBe('12 passed, 3 failed');
  });
});

describe('summaryTable', () => {
  it('shows result, tests and time of each step in columns', () => {
    const results = [result('lint', true), result('unit', false, { passed: 10, failed: 2 })];
    expect(summaryTable(results)).toEqual([
      'step  result  tests          time',
      'lint  passed                1.2 s',
      'unit  FAILED  10, 2 failed  1.2 s',
    ]);
  });
});

describe('failureLines', () => {
  it('names the step of each failure', () => {
    const results = [result('lint', false), result('unit', false, { passed: 10, failed: 2 })];
    expect(failureLines(results)).toEqual(['unit: a.spec.ts: test 0: no', 'unit: a.spec.ts: test 1: no']);
  });
});
