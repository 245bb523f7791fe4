import { runContentCommand } from './content-command.js';

process.exitCode = runContentCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(text),
});
