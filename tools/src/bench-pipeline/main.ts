import { InvalidArgumentError } from 'commander';
import { toolCommand } from '../shared/tool-command.js';
import { battleOf, FULL, PLAIN } from './fighters.js';
import { FreshlyParsed } from './freshly-parsed.js';
import { HashingAndRolling } from './hashing-and-rolling.js';
import { measure, type Measurement } from './measure.js';
import { byNothing, byRules, Melee } from './melee.js';
import { renderReport } from './report.js';
import type { Workload } from './work.js';

interface BenchOptions {
  readonly seconds: number;
  readonly only?: string;
  readonly json: boolean;
}

const CROWD = 200;

function seconds(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

const options = toolCommand('npm run bench:pipeline --')
  .description(
    'Measures the rules alone: exchanges in this process, on one core, without Redis. Seeds are fixed.',
  )
  .option('--seconds <n>', 'length of each measurement', seconds, 3)
  .option('--only <text>', 'measure only what has this in its name: for a profile of it')
  .option('--json', 'print JSON instead of a table', false)
  .parse()
  .opts<BenchOptions>();

const workloads: readonly Workload[] = [
  new Melee('empty loop', battleOf(2, PLAIN), byNothing),
  new HashingAndRolling(),
  new Melee('plain fighters', battleOf(2, PLAIN), byRules),
  new FreshlyParsed('plain fighters, just read', battleOf(2, PLAIN)),
  new Melee('feints, effects, abilities', battleOf(2, FULL), byRules),
  new FreshlyParsed('the same, just read', battleOf(2, FULL)),
  new Melee(`a battle of ${String(CROWD)}`, battleOf(CROWD, FULL), byRules),
];

const { only = '' } = options;
const measurements: Measurement[] = [];
for (const workload of workloads.filter(({ name }) => name.includes(only))) {
  process.stderr.write(`${workload.name} …\n`);
  measurements.push(await measure(workload, options.seconds));
}
process.stdout.write(
  `${options.json ? JSON.stringify(measurements, null, 2) : renderReport(measurements)}\n`,
);
