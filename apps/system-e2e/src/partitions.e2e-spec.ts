import { Queue } from 'bullmq';
import { partitionPrefix, QUEUE_NAMES, QUEUES, WEBHOOK_QUEUE } from '@melee/combat/messaging';
import { indexKey, partitionOf, PARTITIONS_KEY } from '@melee/combat/repository';
import { SERVICE_NAMES, waitFor } from '@melee/harness';
import { bots, duellists } from './support/armies.js';
import { asked } from './support/asked.js';
import { Battle } from './support/battle.js';
import { BattleLoad } from './support/battle-load.js';
import { MeleeSystem } from './support/melee-system.js';

const PREFIX = '{melee}';
const FOUR = [0, 1, 2, 3];
/** Jobs that were ever sent to a queue, by partition. */
const sentTo = ({ redis }: MeleeSystem, name: string) =>
  Promise.all(
    FOUR.map(async (partition) =>
      Number(await redis.get(`${partitionPrefix(PREFIX, partition)}:${name}:id`)),
    ),
  );

/** Settles when no job waits anywhere and none is worked on. */
async function allDone({ redis }: MeleeSystem): Promise<void> {
  const queues = FOUR.flatMap((partition) =>
    QUEUE_NAMES.map(
      (name) => new Queue(name, { connection: redis, prefix: partitionPrefix(PREFIX, partition) }),
    ),
  );
  await waitFor('all jobs to be done', async () => {
    const counts = await Promise.all(
      queues.map((queue) => queue.getJobCountByTypes('wait', 'active', 'delayed')),
    );
    return counts.every((count) => count === 0);
  });
  await Promise.all(queues.map((queue) => queue.close()));
}

describe('queues in four partitions', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    system = await MeleeSystem.start({
      replicas: 2,
      env: { QUEUE_PARTITIONS: '4', QUEUE_BOARD: 'read-only' },
    });
  });
  afterAll(() => system.stop());

  test('carry 20 battles of bots and players at once on two replicas of every app, each by its own partition', async () => {
    const battles = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const actors = i % 3 === 0 ? duellists() : bots(system.choices.integer(2, 4));
        return Battle.start(system, { actors }, i % 2);
      }),
    );
    const partitions = new Set(battles.map(({ sid }) => partitionOf(sid, 4)));
    expect(partitions).toEqual(new Set(FOUR));
    const placed = await Promise.all(
      FOUR.map((partition) => system.redis.zrange(indexKey(partition), '0', '-1')),
    );
    placed.forEach((sids, partition) =>
      expect(sids.map((sid) => partitionOf(sid, 4))).toEqual(sids.map(() => partition)),
    );
    expect(placed.flat().length).toBeGreaterThan(0);

    const ends = await Promise.all(battles.map((battle) => battle.playToEnd()));

    expect(ends.map(({ meta }) => meta.status)).toEqual(battles.map(() => 'finished'));
    ends.forEach(({ log }, i) => expect(battles[i]?.feed.entries).toEqual(log));
    for (const name of [QUEUES.signals, QUEUES.batches]) {
      expect(Math.min(...(await sentTo(system, name)))).toBeGreaterThan(0);
    }
    await allDone(system);
  });

  test('are named by every app that is asked over the transport', async () => {
    const told = await Promise.all(
      SERVICE_NAMES.map((name) => asked(system.redis, `melee.${name}.describe`)),
    );
    expect(told).toEqual(
      SERVICE_NAMES.map((name): unknown =>
        expect.objectContaining({ name, queues: { prefix: PREFIX, partitions: 4 } }),
      ),
    );
  });

  test('are all on the board, and so is one that another process has announced since', async () => {
    const onBoard = async () => {
      const answer = await fetch(`${system.url}/admin/queues/api/queues`);
      return ((await answer.json()) as { queues: { name: string }[] }).queues.map(({ name }) => name).sort();
    };
    const namesOf = (partitions: readonly number[]) =>
      [
        WEBHOOK_QUEUE,
        ...QUEUE_NAMES.flatMap((name) => partitions.map((one) => (one === 0 ? name : `${one}-${name}`))),
      ].sort();
    expect(await onBoard()).toEqual(namesOf(FOUR));
    await system.redis.set(PARTITIONS_KEY, 5);
    const more = await waitFor('another partition', async () => {
      const names = await onBoard();
      return names.length > namesOf(FOUR).length && names;
    });
    expect(more).toEqual(namesOf([...FOUR, 4]));
  });
});

describe('a number of partitions that changes while battles go on', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    system = await MeleeSystem.start({ patienceMs: 30_000 });
  });
  afterAll(() => system.stop());

  test('costs no battle, no move and no job, neither when it grows nor when it shrinks', async () => {
    const load = new BattleLoad(system, 6);
    const rollAll = async (partitions: number) => {
      const env = { QUEUE_PARTITIONS: String(partitions) };
      const exits = await Promise.all(SERVICE_NAMES.map((name) => system.roll(name, env)));
      expect(exits.flat()).toEqual(SERVICE_NAMES.map(() => ({ code: 0, signal: null })));
    };

    await rollAll(4);
    await waitFor(
      'work in every partition',
      async () => Math.min(...(await sentTo(system, QUEUES.signals))) > 0,
    );
    await rollAll(2);

    const states = await load.stop();
    expect(states.length).toBeGreaterThan(6);
    // Those that are left by the greater number are listened to as before.
    expect(Number(await system.redis.get(PARTITIONS_KEY))).toBe(4);
    await allDone(system);
  });
});
