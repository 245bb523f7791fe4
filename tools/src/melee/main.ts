import { runMelee } from './melee-command.js';

process.exitCode = await runMelee(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(text),
});
