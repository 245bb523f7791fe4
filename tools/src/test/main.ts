import { HarnessError } from '@melee/harness';
import { Command } from 'commander';
import { runTests } from './run-tests.js';

const USAGE_ERROR = 2;

const { only } = new Command('npm test --')
  .description('Runs the checks and test suites, and ends with a summary.')
  .option(
    '--only <steps>',
    'comma-separated names of steps, such as lint,unit,e2e:collector, or e2e for all of these',
  )
  .parse()
  .opts<{ only?: string }>();

try {
  process.exitCode = await runTests(only?.split(',').map((name) => name.trim()) ?? []);
} catch (error) {
  if (!(error instanceof HarnessError || error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof RangeError ? USAGE_ERROR : 1;
}
