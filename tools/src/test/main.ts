import { HarnessError } from '@melee/harness';
import { toolCommand, WRONG_USAGE } from '../shared/tool-command.js';
import { runTests } from './run-tests.js';

const { only } = toolCommand('npm test --')
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
  process.exitCode = error instanceof RangeError ? WRONG_USAGE : 1;
}
