import { QueueBacklog, type ReadableQueue } from './queue-backlog.js';

const NOW = 1_000_000;

const queueOf = (name: string, counts: Record<string, number>, oldestAt?: number) => {
  const queue: Pick<ReadableQueue, 'name'> & Record<Exclude<keyof ReadableQueue, 'name'>, unknown> = {
    name,
    getJobCounts: () => Promise.resolve(counts),
    getWaiting: () => Promise.resolve(oldestAt === undefined ? [] : [{ timestamp: oldestAt }]),
    isPaused: () => Promise.resolve(name === 'stopped'),
    getWorkersCount: () => Promise.resolve(3),
  };
  return queue as ReadableQueue;
};

describe('QueueBacklog', () => {
  it('reads every queue that it watches: jobs by state, and the age of the oldest that waits', async () => {
    const backlog = new QueueBacklog(
      () => [{ partition: 2, queue: queueOf('signals', { waiting: 2, active: 1 }, NOW - 1500) }],
      () => NOW,
    );
    backlog.watch(queueOf('webhooks', { failed: 3 }));

    expect(await backlog.read()).toEqual([
      {
        queue: 'signals',
        partition: 2,
        jobs: { waiting: 2, active: 1, delayed: 0, failed: 0 },
        oldestS: 1.5,
      },
      { queue: 'webhooks', partition: 0, jobs: { waiting: 0, active: 0, delayed: 0, failed: 3 }, oldestS: 0 },
    ]);
  });

  it('tells who serves the queues', async () => {
    const backlog = new QueueBacklog(
      () => [
        { partition: 0, queue: queueOf('stopped', { waiting: 1 }, NOW) },
        { partition: 1, queue: queueOf('signals', {}) },
      ],
      () => NOW,
    );

    expect(await backlog.readStatus()).toMatchObject([
      { queue: 'stopped', jobs: { waiting: 1 }, isPaused: true, workers: 3 },
      { queue: 'signals', partition: 1, isPaused: false, workers: 3 },
    ]);
  });

  it('takes a job from a clock that is ahead for a new one', async () => {
    const backlog = new QueueBacklog(
      () => [{ partition: 0, queue: queueOf('signals', { waiting: 1 }, NOW + 5000) }],
      () => NOW,
    );

    expect((await backlog.read())[0]?.oldestS).toBe(0);
  });
});
