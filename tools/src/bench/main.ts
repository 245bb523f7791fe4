import { startRedis, startStack } from '@melee/harness';
import { Redis } from 'ioredis';
import { positiveNumber, positiveNumbers } from '../shared/positive-number.js';
import { toolCommand } from '../shared/tool-command.js';
import { jobsPerSecond, scriptCallsPerSecond } from './baselines.js';
import { BattleLoad } from './battle-load.js';
import { measurementOf, renderReport, type Measurement } from './report.js';
import { readUsage } from './usage.js';

const QUEUE_PREFIX = '{melee}';
const BASELINE_MS = 2000;
/** Until then the processes still compile themselves. */
const WARM_UP_MS = 6000;

interface BenchOptions {
  readonly battles: readonly number[];
  readonly seconds: number;
  readonly json: boolean;
}

const command = toolCommand('npm run bench --')
  .description('Measures duels over HTTP on its own Redis and one process of each app.')
  .option('--battles <list>', 'simultaneous battles, one measurement each', positiveNumbers, [1, 50, 300])
  .option('--seconds <n>', 'length of a measurement', positiveNumber, 8)
  .option('--json', 'print JSON instead of a table', false)
  .parse();
const options = command.opts<BenchOptions>();

const say = (line: string) => process.stderr.write(`${line}\n`);

async function measure(battles: number): Promise<Measurement> {
  const redis = await startRedis();
  const stack = await startStack({ redisUrl: redis.url, env: { LOG_LEVEL: 'warn', QUEUE_PREFIX } });
  const [client, news] = [new Redis(redis.url), new Redis(redis.url)];
  try {
    const pids = {
      ...Object.fromEntries(stack.services.map(({ name, pid }) => [name, pid])),
      redis: redis.pid,
    };
    const usage = () => readUsage(client, QUEUE_PREFIX, pids);
    const duels = new BattleLoad(stack.httpUrl ?? '', news, battles);
    const { load, before, after } = await duels.run(WARM_UP_MS, options.seconds * 1000, usage);
    return measurementOf(battles, load, before, after);
  } finally {
    await Promise.all([client.quit(), news.quit()]);
    await stack.stop();
    await redis.stop();
  }
}

say('baselines …');
const redis = await startRedis();
const baselines = {
  scriptsPerSecond: await scriptCallsPerSecond(redis.url, BASELINE_MS),
  jobsPerSecond: await jobsPerSecond(redis.url, BASELINE_MS),
};
await redis.stop();

const measurements: Measurement[] = [];
for (const battles of options.battles) {
  say(`${String(battles)} battles for ${String(options.seconds)} s …`);
  measurements.push(await measure(battles));
}
const report = options.json
  ? JSON.stringify({ baselines, measurements }, null, 2)
  : renderReport(baselines, measurements);
process.stdout.write(`${report}\n`);
