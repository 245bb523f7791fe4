import { toolCommand } from '../shared/tool-command.js';
import { runReplay, type ReplayOptions } from './run-replay.js';

const DESCRIPTION = `Fights a battle again from what is kept of it, and compares the state after every action.

The battle is the id of one in Redis (the settings are those of the apps; packs beside the default one \
from the folders of CONTENT_DIRS), the path of an exported file, or the address of a finished one at a gateway: \
http://host/v1/battles/<id>/replay.

Exit codes: 0 everything is equal, 1 something differs, 2 the battle cannot be replayed.`;

const command = toolCommand('npm run replay --')
  .description(DESCRIPTION)
  .argument('[battle]', 'battle id, file, or address')
  .option('--trace <action id>', 'explain every roll of this action')
  .option('--export <file>', 'write the history to a file, to be replayed anywhere without Redis')
  .option('--json', 'print JSON instead of tables')
  .option(
    '--record [folder]',
    'record the golden battles of the newest rules of this build, and tell the id of those rules',
  )
  .parse();

const [battle] = command.args;
process.exitCode = await runReplay(
  { ...command.opts<ReplayOptions>(), ...(battle !== undefined && { battle }) },
  {
    env: process.env,
    say: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  },
);
