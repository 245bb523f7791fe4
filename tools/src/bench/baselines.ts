import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

/** Calls under way at once. */
const IN_FLIGHT = 50;

/** How many calls of a script that reads one key a single process makes in a second. */
export async function scriptCallsPerSecond(redisUrl: string, ms: number): Promise<number> {
  const redis = new Redis(redisUrl);
  const sha = (await redis.script('LOAD', "return redis.call('GET', KEYS[1])")) as string;
  const until = performance.now() + ms;
  let calls = 0;
  const callOn = async () => {
    while (performance.now() < until) {
      await redis.evalsha(sha, 1, 'bench:baseline');
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, callOn));
  await redis.quit();
  return (calls * 1000) / ms;
}

/** How many jobs that do nothing go through a queue in a second, from `add` to completion, in a single process. */
export async function jobsPerSecond(redisUrl: string, ms: number): Promise<number> {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('bench-baseline', {
    connection,
    defaultJobOptions: { removeOnComplete: true },
    streams: { events: { maxLen: 100 } },
  });
  let done = 0;
  const worker = new Worker('bench-baseline', () => Promise.resolve((done += 1)), {
    connection,
    concurrency: 100,
  });
  await worker.waitUntilReady();
  const until = performance.now() + ms;
  const addOn = async () => {
    while (performance.now() < until) await queue.add('noop', {});
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, addOn));
  const rate = (done * 1000) / ms;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  await connection.quit();
  return rate;
}
