import { SESSION_ID_PATTERN } from '@melee/combat/dto';
import { Command, InvalidArgumentError } from 'commander';
import { dropContent, listContent, publishContent } from './commands/content.js';
import { dropDeadLetters, listDeadLetters, retryDeadLetters } from './commands/dead-letters.js';
import { inspect } from './commands/inspect.js';
import { queues } from './commands/queues.js';
import { unstick } from './commands/unstick.js';
import { verify } from './commands/verify.js';
import type { Desk } from './desk.js';
import type { Output, Report } from './output.js';

/** Does something at the desk and prints what came of it. */
export type Run = (work: (desk: Desk) => Promise<Report>) => Promise<void>;

const DESCRIPTION = `Looks into battles and mends them, where REDIS_URL and the other settings of Redis say that they are.

Exit codes: 0 all is well, 1 something is wrong or could not be done, 2 wrong usage.`;

const MOST_ENTRIES = 10_000;

function battleId(text: string): string {
  if (SESSION_ID_PATTERN.test(text)) return text;
  throw new InvalidArgumentError('A battle id has 1 to 64 letters, digits, _ and -.');
}

function entries(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count <= MOST_ENTRIES) return count;
  throw new InvalidArgumentError(`It is a number from 0 to ${MOST_ENTRIES}.`);
}

/** The commands; `run` does their work. */
export function buildProgram(output: Output, run: Run): Command {
  const program = new Command('npm run melee --').description(DESCRIPTION);
  // Before any command is added: commands inherit it.
  program.exitOverride().configureOutput({
    writeOut: (text) => output.out(text.trimEnd()),
    writeErr: output.err,
  });
  addBattleCommands(program, run);
  addLetterCommands(program.command('dead-letters').description('actions that could not be executed'), run);
  addContentCommands(program.command('content').description('content packs that all processes can use'), run);
  command(
    program,
    'queues',
    'what waits in the queues, how long, and who serves them; fails if one is not served',
  ).action(() => run(queues));
  return program;
}

/** Every command can print JSON. */
function command(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).option('--json', 'print JSON instead of text');
}

function addBattleCommands(program: Command, run: Run): void {
  command(
    program,
    'inspect',
    'state, actors, moves, actions, lock, appointment, dead letters, end of the log',
  )
    .argument('<battle>', 'its id', battleId)
    .option('--log <entries>', 'how much of the end of its log', entries, 10)
    .action((battle: string, { log }: { log: number }) => run((desk) => inspect(desk, battle, log)));
  command(program, 'unstick', 'makes a battle due now and sends its signal; safe at any time')
    .argument('<battle>', 'its id', battleId)
    .option(
      '--break-lock',
      'take the lock from the Executor run that holds it: whatever that run still commits is refused, and its ' +
        'actions are executed again',
      false,
    )
    .action((battle: string, { breakLock }: { breakLock: boolean }) =>
      run((desk) => unstick(desk, battle, breakLock)),
    );
  const verifying = command(program, 'verify', 'checks the invariants; fails if any is broken')
    .argument('[battle]', 'its id', battleId)
    .option('--active', 'all active battles', false);
  verifying.action((battle: string | undefined, { active }: { active: boolean }) => {
    const one = oneOrAll(verifying, battle, active, '--active');
    return run((desk) => verify(desk, one));
  });
}

function addLetterCommands(letters: Command, run: Run): void {
  command(letters, 'list', 'dead letters of a battle, or of all')
    .argument('[battle]', 'its id', battleId)
    .option('--dropped', 'also those that were dropped', false)
    .action((battle: string | undefined, { dropped }: { dropped: boolean }) =>
      run((desk) => listDeadLetters(desk, battle ?? null, dropped)),
    );
  const dealing = [
    ['retry', 'queues their actions again, where all that they need is still there', retryDeadLetters],
    ['drop', 'sets them aside for good', dropDeadLetters],
  ] as const;
  for (const [name, description, deal] of dealing) {
    const dealer = command(letters, name, description)
      .argument('[battle]', 'its id', battleId)
      .argument('[letters...]', 'their ids; all of the battle if none is given')
      .option('--all-battles', 'the letters of all battles', false);
    dealer.action((battle: string | undefined, ids: string[], { allBattles }: { allBattles: boolean }) => {
      const one = oneOrAll(dealer, battle, allBattles, '--all-battles');
      return run((desk) => deal(desk, { battle: one, letters: ids }));
    });
  }
}

function addContentCommands(content: Command, run: Run): void {
  command(content, 'publish', 'checks the pack of a folder and brings it to all processes')
    .argument('<folder>', 'the folder with its YAML files')
    .action((folder: string) => run((desk) => publishContent(desk, folder)));
  command(content, 'list', 'packs that were published or uploaded').action(() => run(listContent));
  command(content, 'drop', 'forgets a published pack, unless an active battle needs it')
    .argument('<id>', 'of the pack')
    .action((id: string) => run((desk) => dropContent(desk, id)));
}

/** Null stands for all; exactly one of the two must have been asked for. */
function oneOrAll(asking: Command, battle: string | undefined, all: boolean, option: string): string | null {
  if ((battle === undefined) === all) return battle ?? null;
  return asking.error(`error: name a battle, or say ${option}`);
}
