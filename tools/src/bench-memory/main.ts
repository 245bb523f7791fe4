import { MeleeClient } from '@melee/client';
import { startRedis, startStack } from '@melee/harness';
import { Redis } from 'ioredis';
import { positiveNumber, positiveNumbers } from '../shared/positive-number.js';
import { toolCommand } from '../shared/tool-command.js';
import { measureGrowth, type Growth } from './growth.js';
import { renderReport } from './report.js';

interface MemoryOptions {
  readonly sides: readonly number[];
  readonly battles: number;
  readonly json: boolean;
}

const options = toolCommand('npm run bench:memory --')
  .description(
    'Measures what battles of bots take in Redis, on a Redis of its own and one process of each app.',
  )
  .option('--sides <list>', 'actors on each of two sides, one measurement each', positiveNumbers, [1, 3, 10])
  .option('--battles <n>', 'battles of each measurement', positiveNumber, 5)
  .option('--json', 'print JSON instead of a table', false)
  .parse()
  .opts<MemoryOptions>();

const redis = await startRedis();
const stack = await startStack({ redisUrl: redis.url, env: { LOG_LEVEL: 'warn' } });
const connection = new Redis(redis.url);
const growths: Growth[] = [];
try {
  const client = new MeleeClient({ baseUrl: stack.httpUrl ?? '' });
  for (const side of options.sides) {
    process.stderr.write(`${String(side)} against ${String(side)} …\n`);
    growths.push(await measureGrowth(client, connection, side, options.battles));
  }
} finally {
  await connection.quit();
  await stack.stop();
  await redis.stop();
}
process.stdout.write(`${options.json ? JSON.stringify(growths, null, 2) : renderReport(growths)}\n`);
