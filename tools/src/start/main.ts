import { LANGUAGES } from '@melee/combat/content';
import { HarnessError } from '@melee/harness';
import { ConfigError, RedisUnreachableError } from '@melee/platform';
import { Option } from 'commander';
import { toolCommand } from '../shared/tool-command.js';
import { start, type StartOptions } from './start.js';

const options = toolCommand('npm start --')
  .description('Starts Redis and the four services, plays a 3 v 3 battle of bots, and stays up until Ctrl-C.')
  .option('--once', 'end after the battle')
  .option('--seed <text>', 'seed of the battle')
  .addOption(new Option('--language <language>', 'language of the log').choices(LANGUAGES).default('en'))
  .parse()
  .opts<StartOptions>();

try {
  process.exitCode = await start(options);
} catch (error) {
  const isForPeople =
    error instanceof HarnessError || error instanceof ConfigError || error instanceof RedisUnreachableError;
  if (!isForPeople) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
