import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { toolCommand } from '../shared/tool-command.js';

export interface SimulateOptions {
  readonly scenario: string;
  readonly battles: number;
  readonly seed: string;
  readonly threads: number;
  /** File for the report as JSON; `-` is standard output. */
  readonly json?: string;
  /** File for the report as a page. */
  readonly html?: string;
  /** Folders of packs, or `default`. */
  readonly compare?: readonly [string, string];
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return number;
}

const EXAMPLES = `
Examples:
  npm run simulate -- examples/scenarios/duel.yaml
  npm run simulate -- examples/scenarios/duel.yaml --battles 100000 --html report.html
  npm run simulate -- examples/scenarios/heroes-v-monsters.yaml --compare default my-pack

Exit codes: 0 done, 1 a battle could not be played, 2 the scenario, a pack or an option is wrong,
128 and the signal's number when interrupted (the report is then of the battles that were played).`;

/** Reads the command line; ends the process for `--help` and for what is wrong with it. */
export function readOptions(argv: readonly string[]): SimulateOptions {
  const command = toolCommand('npm run simulate --')
    .description('Plays many battles of bots, without services, and reports what happens in them.')
    .argument('<scenario>', 'YAML file that says who fights')
    .option('--battles <n>', 'how many battles', positive, 10_000)
    .option('--seed <text>', 'battle n has the seed <text>/<n>; the same seed gives the same report', 'melee')
    .option(
      '--threads <n>',
      'how many battles at once; changes nothing but the time',
      positive,
      availableParallelism(),
    )
    .option('--json <file>', 'write the report as JSON; - for standard output, instead of the tables')
    .option('--html <file>', 'write the report as one page with plots')
    .option('--compare <packs...>', 'play each battle under two packs: folders, or "default"')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ outputError: (text, write) => write(text) });
  command.parse(argv);
  const { compare, ...options } = command.opts<
    Omit<SimulateOptions, 'scenario' | 'compare'> & { compare?: string[] }
  >();
  const scenario = command.args[0] ?? '';
  if (compare === undefined) return { ...options, scenario };
  const [first, second] = compare;
  if (first === undefined || second === undefined || compare.length !== 2) {
    return command.error('error: --compare takes two packs, after the scenario.');
  }
  return { ...options, scenario, compare: [first, second] };
}
