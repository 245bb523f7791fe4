import { QUEUES } from '@melee/combat/messaging';
import { scriptSha } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { type Battle, Jobs, openTestbed, sturdy, type Testbed } from '@melee/testbed';

describe('Executor: the process', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
  });
  afterEach(() => testbed.stopApps());
  afterAll(() => testbed.close());

  const callExecutor = ({ sid }: Battle, batchSize = 10) =>
    testbed.jobs.send(QUEUES.batches, { sid, batchSize });
  const queuedDuel = async (): Promise<Battle> => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueExchange('a', 'b');
    return battle;
  };

  it('finishes the batches that it holds when it is told to stop, and leaves the rest to others', async () => {
    const app = await testbed.startApp();
    const battles = await Promise.all(Array.from({ length: 100 }, queuedDuel));
    await Promise.all(battles.map((battle) => callExecutor(battle)));

    const exit = await app.stop();

    expect(exit).toEqual({ code: 0, signal: null });
    expect(await testbed.jobs.queue(QUEUES.batches).getActiveCount()).toBe(0);
    for (const battle of battles) {
      const [{ step }, left, heartbeats] = await Promise.all([
        battle.meta(),
        testbed.jobs.open(QUEUES.batches, battle.sid),
        testbed.jobs.open(QUEUES.signals, battle.sid),
      ]);
      expect([left.length, heartbeats.length]).toEqual(step === 1 ? [0, 1] : [1, 0]);
    }
    await testbed.jobs.obliterate();
  });

  it('renews its lock while it works on a long batch', async () => {
    await testbed.startApp({ env: { WORKER_LOCK_TTL_MS: '1500', WORKER_LOCK_RENEW_MS: '20' } });
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] }, { overrides: sturdy('a', 'b') });
    const model = await battle.queueExchange('a', 'b');
    const count = 12_000;
    await battle.replaceQueue(
      ...Array.from({ length: count }, (_, i) => ({ ...model, actionId: `exchange-${String(i)}` })),
    );

    await callExecutor(battle, count);
    const token = await waitFor('the lock', async () => {
      const holder = await battle.busy();
      return holder !== null && holder !== 'pending' && holder;
    });
    const lifetimes: number[] = [];
    await waitFor('the lock to be given back', async () => {
      lifetimes.push(await battle.lockLifetime());
      const holder = await battle.busy();
      expect([token, null]).toContain(holder);
      return holder === null;
    });

    const renewals = lifetimes.filter((left, i) => left > (lifetimes[i - 1] ?? Infinity));
    expect(renewals.length).toBeGreaterThan(1);
    // Chaos ends the fight long before the last action, which is then one that is cancelled.
    expect(await battle.ledger()).toHaveLength(count);
    expect(await battle.queue()).toEqual([]);
  });

  it('fault: a second Executor works on a snapshot older than the first one’s commit', async () => {
    const proxy = await testbed.openProxy();
    await testbed.startApp({ proxy });
    // Up before anything is held, since a command is not waited for as long as a start may take; with queues of its own,
    // so that each process gets the job that is meant for it.
    const otherQueues = '{melee-executor-e2e-other}';
    await testbed.startApp({ env: { QUEUE_PREFIX: otherQueues } });
    const otherJobs = new Jobs(testbed.redis, otherQueues);
    const battle = await testbed.createBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const first = await battle.queueExchange('a', 'b');
    const second = await battle.queueExchange('c', 'd');
    // The server has to be told anew how to take a batch, and that comes late.
    await testbed.redis.script('FLUSH');
    const held = proxy.hold("return { 'busy' }");
    await callExecutor(battle, 1);
    await held;

    await otherJobs.send(QUEUES.batches, { sid: battle.sid, batchSize: 1 });
    await waitFor('the other process to commit', async () => (await battle.meta()).step === 1);
    proxy.release();

    await waitFor('both to commit', async () => (await battle.meta()).step === 2);
    expect(await battle.ledger()).toMatchObject([
      { type: 'action', action: first },
      { type: 'action', action: second },
    ]);
    expect(await battle.queue()).toEqual([]);
    await otherJobs.close();
  });

  it('goes on after its connections to Redis were cut, also in the middle of a batch', async () => {
    const proxy = await testbed.openProxy();
    const app = await testbed.startApp({ proxy });
    const battle = await queuedDuel();
    const held = proxy.hold(scriptSha('commitBattleResults', testbed.combat.encoding));
    await callExecutor(battle);
    await held;

    proxy.cut();

    await waitFor('the exchange to be executed', async () => (await battle.meta()).step === 1);
    expect(await battle.ledger()).toHaveLength(1);
    const next = await queuedDuel();
    await callExecutor(next);
    await waitFor('the next exchange', async () => (await next.meta()).step === 1);
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });
});
