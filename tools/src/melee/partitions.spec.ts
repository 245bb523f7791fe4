import { partitionPrefix, QUEUE_NAMES, QUEUES } from '@melee/combat/messaging';
import { partitionOf, PARTITIONS_KEY, sessionKeys } from '@melee/combat/repository';
import { Jobs } from '@melee/testbed';
import { useOperated } from './testing/operated.js';

const FOUR = [0, 1, 2, 3];

describe('melee, where the apps have four partitions', () => {
  const operated = useOperated(4);
  let jobs: readonly Jobs[];
  beforeAll(() => {
    jobs = FOUR.map((partition) => new Jobs(operated.redis, partitionPrefix('{melee}', partition)));
  });
  afterAll(() => Promise.all(jobs.map((one) => one.close())));

  /** A battle in each of them. */
  async function scattered() {
    const found = new Map<number, Awaited<ReturnType<typeof operated.battle>>>();
    while (found.size < FOUR.length) {
      const battle = await operated.battle({ red: ['a'], blue: ['b'] });
      found.set(partitionOf(battle.sid, FOUR.length), battle);
    }
    return [...found].sort(([one], [other]) => one - other).map(([, battle]) => battle);
  }
  /** For each partition the sessions that the Collector is to be woken for there. */
  const woken = () =>
    Promise.all(
      jobs.map(async (one) => {
        const waiting = await one.queue(QUEUES.signals).getJobs(['waiting']);
        return waiting.flatMap(({ data }) =>
          (data as { items: { sid: string }[] }).items.map(({ sid }) => sid),
        );
      }),
    );

  it('unstick, inspect, verify and dead-letters find each battle in its own, without being told of them', async () => {
    const battles = await scattered();
    for (const { sid } of battles) {
      expect(await operated.dueInMs(sid)).toBeGreaterThan(30_000);
      expect((await operated.json('unstick', sid)).exitCode).toBe(0);
      expect(await operated.dueInMs(sid)).toBeLessThanOrEqual(0);
      expect((await operated.json('inspect', sid)).answer).toMatchObject({ dueInMs: expect.any(Number) });
    }
    expect(await woken()).toEqual(battles.map(({ sid }) => [sid]));

    for (const battle of battles) await operated.redis.del(sessionKeys.actor(battle.sid, 'a'));
    const { answer } = await operated.json('verify', '--active');
    const { broken } = answer as { readonly broken: readonly { readonly battle: string }[] };
    expect(broken.map(({ battle }) => battle).sort()).toEqual(battles.map(({ sid }) => sid).sort());
  });

  it('dead-letters retry wakes the Collector for each in its own', async () => {
    await Promise.all(jobs.map((one) => one.obliterate()));
    const battles = await scattered();
    for (const battle of battles) await operated.fail(battle, await battle.queueExchange('a', 'b'));
    const { exitCode } = await operated.json('dead-letters', 'retry', '--all-battles');
    expect(exitCode).toBe(0);
    expect(await woken()).toEqual(battles.map(({ sid }) => [sid]));
  });

  it('queues shows all of them, and what waits in which', async () => {
    const { answer } = await operated.json('queues');
    const { queues } = answer as {
      readonly queues: readonly { queue: string; partition: number; jobs: { waiting: number } }[];
    };
    const all = QUEUE_NAMES.flatMap((queue) => FOUR.map((partition) => `${queue}/${partition}`));
    expect(queues.map(({ queue, partition }) => `${queue}/${partition}`)).toEqual([
      ...all,
      'combat-webhooks/0',
    ]);
    const signals = queues.filter(({ queue }) => queue === QUEUES.signals);
    expect(signals.map(({ jobs: { waiting } }) => waiting)).toEqual([1, 1, 1, 1]);
  });

  it('leaves their number as it was, whatever its own environment says', async () => {
    await operated.runIn({ REDIS_URL: operated.url, QUEUE_PARTITIONS: '16' }, 'queues');
    expect(await operated.redis.get(PARTITIONS_KEY)).toBe('4');
  });
});
