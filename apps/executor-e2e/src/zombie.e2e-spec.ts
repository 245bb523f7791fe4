import type { ExchangeAction } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { scriptSha } from '@melee/combat/repository';
import { type RedisProxy, type Service, waitFor } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

/** Locks that are lost soon, so that a test need not wait for long. */
const SHORT_LOCKS = {
  WORKER_LOCK_TTL_MS: '600',
  WORKER_LOCK_RENEW_MS: '200',
  JOB_LOCK_MS: '800',
  JOB_STALL_CHECK_MS: '300',
};

describe('Executor: a run that is stopped in the middle of a batch', () => {
  let testbed: Testbed;
  let proxy: RedisProxy;
  let first: Service;

  beforeEach(async () => {
    testbed = await openTestbed('executor', SHORT_LOCKS);
    proxy = await testbed.openProxy();
    // One job at a time: a process that stands still must not be handed the next one.
    first = await testbed.startApp({ proxy, env: { BATCH_CONCURRENCY: '1' } });
  });
  afterEach(() => testbed.close());

  const commitSha = () => scriptSha('commitBattleResults', testbed.combat.encoding);
  const callExecutor = ({ sid }: Battle) => testbed.jobs.send(QUEUES.batches, { sid, batchSize: 10 });
  const awaitStep = (battle: Battle, step: number) =>
    waitFor(`step ${String(step)}`, async () => (await battle.meta()).step === step);

  /** A battle with three exchanges queued, and the first process about to commit them: its script is on the wire. */
  async function battleInCommit(): Promise<{ battle: Battle; actions: ExchangeAction[] }> {
    const battle = await testbed.createBattle({ red: ['a', 'c', 'e'], blue: ['b', 'd', 'f'] });
    const actions = [
      await battle.queueExchange('a', 'b'),
      await battle.queueExchange('c', 'd'),
      await battle.queueExchange('e', 'f'),
    ];
    const held = proxy.hold(commitSha());
    await callExecutor(battle);
    await held;
    return { battle, actions };
  }
  async function expectEachExecutedOnce(battle: Battle, actions: readonly ExchangeAction[]): Promise<void> {
    expect(await battle.ledger()).toMatchObject(actions.map((action) => ({ type: 'action', action })));
    expect(await battle.queue()).toEqual([]);
    expect(await battle.deadLetters()).toEqual([]);
    expect((await battle.meta()).step).toBe(actions.length);
    const log = await battle.log();
    expect(log.map(({ n }) => n)).toEqual(log.map((_, i) => i + 1));
    expect(log.filter(({ type }) => type === 'exchange')).toHaveLength(actions.length);
  }

  it('fault: the old holder of an expired lock still trims the queue (SIGSTOP past the TTL, then SIGCONT)', async () => {
    const { battle, actions } = await battleInCommit();
    const firstToken = await battle.busy();

    first.signal('SIGSTOP');
    await waitFor('the lock to expire', async () => (await battle.busy()) === null);
    await testbed.startApp();
    await callExecutor(battle);
    await awaitStep(battle, 3);
    const late = await battle.queueExchange('a', 'b');
    const token = await battle.lock();
    expect(token).not.toBe(firstToken);
    const before = await battle.dump();

    const monitor = await testbed.openScriptMonitor();
    first.signal('SIGCONT');
    proxy.release();
    await monitor.awaitScript(battle.sid, commitSha());
    monitor.close();

    expect(await battle.dump()).toEqual(before);
    await battle.release(token);
    await callExecutor(battle);
    await awaitStep(battle, 4);
    await expectEachExecutedOnce(battle, [...actions, late]);
  });

  it('is followed by a heartbeat also when it was a zombie', async () => {
    const { battle } = await battleInCommit();
    first.signal('SIGSTOP');
    await waitFor('the lock to expire', async () => (await battle.busy()) === null);
    await battle.lock();
    await battle.takeSignal();

    first.signal('SIGCONT');
    proxy.release();

    const [signal] = await testbed.jobs.awaitOpen<{ sid: string; type: string }>(QUEUES.signals, battle.sid);
    expect(signal?.type).toBe('heartbeat');
    expect(await battle.queue()).toHaveLength(3);
  });

  it('and killed with SIGKILL: another process takes its job over, and every move ends exactly once', async () => {
    const { battle, actions } = await battleInCommit();

    first.signal('SIGKILL');
    await first.exited;
    proxy.cut();
    await testbed.startApp();

    // No new job is sent: the stalled one is found, or, if the lock still stood then, the Collector calls again.
    await waitFor('the stalled job to be worked on', async () => {
      const isDone = (await battle.meta()).step === 3;
      const heartbeats = await testbed.jobs.open(QUEUES.signals, battle.sid);
      return isDone || heartbeats.length > 0;
    });
    await waitFor('the lock to expire', async () => (await battle.busy()) === null);
    await callExecutor(battle);
    await awaitStep(battle, 3);
    await testbed.jobs.drained(QUEUES.batches);
    await expectEachExecutedOnce(battle, actions);
  });

  it('and killed with SIGKILL: its commit that arrives late counts once, or not at all', async () => {
    const { battle, actions } = await battleInCommit();

    first.signal('SIGKILL');
    await first.exited;
    await testbed.startApp();
    await callExecutor(battle);
    proxy.release();

    await waitFor('the lock to be free', async () => (await battle.busy()) === null);
    await callExecutor(battle);
    await awaitStep(battle, 3);
    await testbed.jobs.drained(QUEUES.batches);
    await expectEachExecutedOnce(battle, actions);
  });
});
