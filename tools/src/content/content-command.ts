import { types } from 'node:util';
import { Command, CommanderError } from 'commander';
import { CombatError } from '@melee/combat/dto';
import { checkFolder } from './check-folder.js';
import { ShowError, showContent } from './show-content.js';
import { writeSchema } from './write-schema.js';

/** Where the command prints; `err` takes text with its line breaks. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const FINE = 0;
const HAS_PROBLEMS = 1;
const MISUSED = 2;

/** What the user got wrong or the machine refused, as opposed to a bug of ours. */
function isExpected(error: unknown): error is Error {
  return error instanceof ShowError || (types.isNativeError(error) && 'syscall' in error);
}

/** Node names the system's call; people have named a folder. */
function explain(
  error: Error & { readonly code?: string; readonly syscall?: string; readonly path?: string },
): string {
  const { code, syscall, path = '', message } = error;
  return code === 'ENOENT' && syscall === 'scandir' ? `There is no folder ${path}.` : message;
}

function build(output: Output, done: (exitCode: number) => void): Command {
  const program = new Command('npm run content --')
    .description('Checks and shows content packs.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text.trimEnd()), writeErr: output.err });
  program
    .command('check')
    .description('tells everything that is wrong with a pack')
    .argument('<folder>', 'the folder with its YAML files')
    .option('--json', 'print JSON instead of a table', false)
    .action((folder: string, { json }: { json: boolean }) => {
      const { text, isSound } = checkFolder(folder, json);
      output.out(text);
      done(isSound ? FINE : HAS_PROBLEMS);
    });
  program
    .command('schema')
    .description('writes the JSON Schema that editors use')
    .option('--out <file>', 'where to', 'libs/combat/packs/schemas/pack.schema.json')
    .action(({ out }: { out: string }) => {
      writeSchema(out);
      output.out(`Wrote ${out}.`);
    });
  program
    .command('show')
    .description('prints a table of a pack, or one entry of it')
    .argument('<kind>', 'weapons, feints, templates …')
    .argument('[id]', 'of the entry')
    .option('--pack <folder>', 'a pack other than the default one')
    .option('--lang <language>', 'en or ru', 'en')
    .action((kind: string, id: string | undefined, options: { pack?: string; lang: string }) => {
      output.out(showContent({ kind, id: id ?? null, folder: options.pack ?? null, language: options.lang }));
    });
  return program;
}

/** Runs the command line and gives its exit code: 1 for a pack with problems, 2 for a wrong command. */
export function runContentCommand(args: readonly string[], output: Output): number {
  let exitCode = FINE;
  try {
    build(output, (code) => (exitCode = code)).parse(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said already what it found.
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : MISUSED;
    if (error instanceof CombatError) {
      output.err(`${error.message} "content check" lists them.\n`);
      return HAS_PROBLEMS;
    }
    if (!isExpected(error)) throw error;
    output.err(`error: ${explain(error)}\n`);
    return MISUSED;
  }
}
