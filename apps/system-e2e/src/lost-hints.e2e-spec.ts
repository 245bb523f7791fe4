import { Queue } from 'bullmq';
import { QUEUES } from '@melee/combat/messaging';
import { waitFor, type ServiceName } from '@melee/harness';
import { bots, duellists } from './support/armies.js';
import { Battle } from './support/battle.js';
import { MeleeSystem } from './support/melee-system.js';
import { startProxiedRedis } from './support/proxied-redis.js';

const WORKERS: readonly ServiceName[] = ['collector', 'executor', 'ai-worker'];
/** What "goes on by itself" may take with the default settings, on a machine that others use too. */
const RECOVERY_MS = 10_000;

describe('battles whose jobs, scripts and connections are lost', () => {
  let redis: Awaited<ReturnType<typeof startProxiedRedis>>;
  let system: MeleeSystem;
  beforeAll(async () => {
    redis = await startProxiedRedis();
    system = await MeleeSystem.start({ patienceMs: 30_000, redis: () => Promise.resolve(redis) });
  });
  afterAll(() => system.stop());

  const startSome = () =>
    Promise.all([bots(9), bots(4), duellists('guardian')].map((actors) => Battle.start(system, { actors })));

  test('goes on by itself within seconds when all jobs were deleted', async () => {
    const queues = Object.values(QUEUES).map(
      (name) => new Queue(name, { connection: system.redis, prefix: '{melee}' }),
    );
    const countJobs = async (): Promise<number> => {
      const counts = await Promise.all(
        queues.map((queue) => queue.getJobCountByTypes('wait', 'active', 'delayed')),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    };
    const battles = await startSome();
    const ends = Promise.all(battles.map((battle) => battle.playToEnd()));
    await battles[0]?.goOn(system.choices.integer(20, 200));

    // While the workers stand still, the jobs are there to be deleted; only a player's move can still send another.
    const workers = WORKERS.flatMap((name) => system.running(name));
    for (const worker of workers) worker.signal('SIGSTOP');
    await waitFor('jobs to delete', async () => (await countJobs()) > 0);
    await waitFor('all jobs to be gone', async () => {
      for (const queue of queues) await queue.obliterate({ force: true });
      return (await countJobs()) === 0;
    });
    const interrupted = battles.filter(({ feed }) => !feed.isFinished);
    expect(interrupted.length).toBeGreaterThan(0);
    const seen = interrupted.map(({ feed }) => feed.last);
    for (const worker of workers) worker.signal('SIGCONT');

    await Promise.all(interrupted.map(({ feed }, i) => feed.beyond(seen[i] ?? 0, RECOVERY_MS)));
    await ends;
    await Promise.all(queues.map((queue) => queue.close()));
  });

  const disturbances = [
    ['Redis has forgotten all scripts', () => system.redis.script('FLUSH')],
    ['all connections to Redis were cut', () => redis.proxy.cut()],
  ] as const;
  test.each(disturbances)('goes on when %s, again and again', async (_, disturb) => {
    const battles = await startSome();
    const ends = Promise.all(battles.map((battle) => battle.playToEnd()));
    const [large] = battles;
    const hits: boolean[] = [];
    for (let time = 1; time <= 3; time += 1) {
      await large?.goOn(system.choices.integer(5, 60));
      await disturb();
      hits.push((await large?.isActive()) ?? false);
    }
    expect(hits).toContain(true);
    await ends;
  });
});
