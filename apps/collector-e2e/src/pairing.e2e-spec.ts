import type { ExchangeAction, WorkerBatchJob } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const PROMISE_MS = 60_000;

const moveIdsOf = (battle: Battle) =>
  battle
    .queue()
    .then((actions) =>
      (actions as ExchangeAction[]).flatMap(({ move, partnerMove }) => [move.moveId, partnerMove?.moveId]),
    );

describe('Collector: strikes', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector', { PENDING_LOCK_TTL_MS: String(PROMISE_MS) });
    await Promise.all([testbed.startApp(), testbed.startApp()]);
  });
  afterAll(() => testbed.close());

  const signal = ({ sid }: Battle) => testbed.jobs.send(QUEUES.signals, { sid, type: 'check_immediate' });
  const batchesOf = ({ sid }: Battle) => testbed.jobs.open<WorkerBatchJob>(QUEUES.batches, sid);
  const awaitBatches = ({ sid }: Battle, count: number) =>
    testbed.jobs.awaitOpen<WorkerBatchJob>(QUEUES.batches, sid, count);

  it('makes one action of two strikes at each other and calls an Executor for it', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    const [mine, theirs] = await battle.clash('a', 'b');

    await signal(battle);

    const [batch] = await awaitBatches(battle, 1);
    expect(batch).toEqual({ sid: battle.sid, batchSize: 100 });
    const [action, ...others] = (await battle.queue()) as ExchangeAction[];
    expect(others).toEqual([]);
    expect(action).toMatchObject({ type: 'exchange', isForced: false, move: mine, partnerMove: theirs });
    expect(await battle.busy()).toBe('pending');
    expect((await battle.moves('a')).exchange).toEqual({});
    expect((await battle.moves('b')).exchange).toEqual({});
  });

  it('leaves a strike alone that was not answered', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    await battle.clash('a', 'b');
    const lonely = await battle.strike('c', 'a');

    await signal(battle);

    expect(await battle.awaitQueue()).toHaveLength(1);
    expect((await battle.moves('c')).exchange[lonely.moveId]).toMatchObject(lonely);
  });

  it.each([
    [2, 100],
    [10, 20],
    [60, 5],
  ])(
    'gives an Executor fewer actions the more actors there are: %i actors, %i actions',
    async (actors, size) => {
      const cids = Array.from({ length: actors / 2 }, (_, i) => String(i));
      const battle = await testbed.createBattle({
        red: cids.map((i) => `r${i}`),
        blue: cids.map((i) => `b${i}`),
      });
      await battle.clash('r0', 'b0');

      await signal(battle);

      expect(await awaitBatches(battle, 1)).toEqual([{ sid: battle.sid, batchSize: size }]);
    },
  );

  it('cancels strikes of the dead and against them, and tells it in the log', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'd'], blue: ['b'] });
    const against = await battle.strike('b', 'd');
    const by = await battle.strike('d', 'b');
    await battle.defeat('d');

    await signal(battle);

    await battle.awaitLog('move_cancelled');
    const cancelled = (await battle.log()).filter(({ type }) => type === 'move_cancelled');
    expect(cancelled).toHaveLength(2);
    expect(cancelled).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ cid: 'd', moveId: by.moveId, reason: 'actor_defeated', actionId: null }),
        expect.objectContaining({
          cid: 'b',
          moveId: against.moveId,
          reason: 'target_defeated',
          actionId: null,
        }),
      ]),
    );
    expect((await battle.moves('b')).exchange).toEqual({});
    expect((await battle.moves('d')).exchange).toEqual({});
    expect(await battle.queue()).toEqual([]);
  });

  it('fault: a signal arrives while the Executor is busy and the queue’s remainder waits for ever', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await battle.queueExchange('a', 'b');
    const token = await battle.lock();
    await battle.clash('c', 'd');

    await signal(battle);
    await battle.awaitQueue(2);
    await testbed.jobs.drained(QUEUES.signals);
    // The run that holds the lock wakes the Collector when it ends, so none is called beside it.
    expect(await batchesOf(battle)).toEqual([]);
    expect(await battle.busy()).toBe(token);

    await battle.commit(token, { taken: 1, steps: 1 });
    await testbed.jobs.send(QUEUES.signals, { sid: battle.sid, type: 'heartbeat' });

    expect(await awaitBatches(battle, 1)).toHaveLength(1);
    expect(await battle.queue()).toHaveLength(1);
    expect(await battle.busy()).toBe('pending');
  });

  it('fault: a batch smaller than the queue leaves a rest that nobody takes', async () => {
    const cids = Array.from({ length: 20 }, (_, i) => String(i));
    const battle = await testbed.createBattle({
      red: cids.map((i) => `r${i}`),
      blue: cids.map((i) => `b${i}`),
    });
    for (const i of cids) await battle.clash(`r${i}`, `b${i}`);
    await signal(battle);
    await battle.awaitQueue(20);

    let batches = 0;
    for (let left = 20; left > 0;) {
      batches += 1;
      const batch = (await awaitBatches(battle, batches)).at(-1);
      const taken = Math.min(left, batch?.batchSize ?? 0);
      await battle.commit(await battle.lock(), { taken, steps: taken });
      await testbed.jobs.send(QUEUES.signals, { sid: battle.sid, type: 'heartbeat' });
      left -= taken;
      expect(await battle.queue()).toHaveLength(left);
    }

    expect(batches).toBe(4);
    await testbed.jobs.drained(QUEUES.signals);
    expect(await batchesOf(battle)).toHaveLength(4);
    expect(await battle.busy()).toBeNull();
  });

  it('fault: two collectors run at once for a session and queue the same pair twice', async () => {
    const cids = Array.from({ length: 20 }, (_, i) => String(i));
    const battle = await testbed.createBattle({
      red: cids.map((i) => `r${i}`),
      blue: cids.map((i) => `b${i}`),
    });
    const declared = await Promise.all(
      cids.map(async (i) => {
        const [mine, theirs] = await battle.clash(`r${i}`, `b${i}`);
        await Promise.all(Array.from({ length: 10 }, () => signal(battle)));
        return [mine.moveId, theirs.moveId];
      }),
    );

    await battle.awaitQueue(20);
    await testbed.jobs.drained(QUEUES.signals);

    const queued = await moveIdsOf(battle);
    expect(queued.toSorted()).toEqual(declared.flat().toSorted());
    expect(await awaitBatches(battle, 1)).toHaveLength(1);
  });
});
