import type { CollectorSignal, LedgerEntry } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { sessionKeys } from '@melee/combat/repository';
import type { Service } from '@melee/harness';
import { type Battle, openTestbed, sturdy, type Testbed } from '@melee/testbed';

describe('Executor: a batch', () => {
  let testbed: Testbed;
  let app: Service;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    app = await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const callExecutor = (sid: string, batchSize = 10) => testbed.jobs.send(QUEUES.batches, { sid, batchSize });
  const awaitHeartbeat = (sid: string) => testbed.jobs.awaitOpen<CollectorSignal>(QUEUES.signals, sid);
  const execute = async (battle: Battle, batchSize?: number) => {
    await callExecutor(battle.sid, batchSize);
    await testbed.jobs.drained(QUEUES.batches);
  };
  const actionIds = (ledger: readonly LedgerEntry[]) =>
    ledger.map((entry) => (entry.type === 'action' ? entry.action.actionId : entry.type));

  it('describes itself over the transport', async () => {
    expect(await testbed.ask('melee.executor.describe')).toMatchObject({
      name: 'executor',
      pid: app.pid,
      readiness: 'ready',
    });
  });

  it('commits an exchange: state, queue, log, ledger, step, and the targets of both', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    const action = await battle.queueExchange('a', 'b');
    expect(await battle.targets()).toEqual({ a: [], b: [] });
    const { revision } = await battle.meta();

    await execute(battle);

    expect(await battle.queue()).toEqual([]);
    expect(await battle.ledger()).toMatchObject([{ type: 'action', action }]);
    expect(await battle.meta()).toMatchObject({ step: 1, status: 'active', revision: revision + 1 });
    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    expect(await battle.busy()).toBeNull();
    const log = await battle.log();
    expect(log.map(({ n }) => n)).toEqual(log.map((_, i) => i + 1));
    expect(log).toContainEqual(
      expect.objectContaining({
        type: 'exchange',
        actionId: action.actionId,
        step: 1,
        cid: 'a',
        target: 'b',
      }),
    );
    expect(log.filter(({ type }) => type === 'strike').length).toBeGreaterThanOrEqual(2);
    expect((await battle.actor('a')).state.exchanges).toBe(1);
  });

  it('fault: XP and log counted but never stored', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] }, { overrides: sturdy('a', 'b') });
    for (let i = 0; i < 12; i += 1) {
      await battle.queueExchange('a', 'b');
      await execute(battle);
    }

    const strikes = (await battle.log()).flatMap((entry) => (entry.type === 'strike' ? [entry] : []));
    for (const cid of ['a', 'b']) {
      const hits = strikes.filter(({ source, outcome }) => source === cid && outcome === 'hit');
      const crits = hits.filter(({ isCritical }) => isCritical).length;
      const dealt = hits.reduce((total, { damage }) => total + damage, 0);
      expect(dealt).toBeGreaterThan(0);
      expect((await battle.actor(cid)).xp).toMatchObject({
        hit: hits.length - crits,
        ...(crits > 0 ? { crit: crits } : {}),
        damage_dealt: dealt,
      });
    }
    const { hp } = (await battle.actor('b')).state;
    expect(strikes.findLast(({ target }) => target === 'b')?.targetHp).toBe(hp);
  });

  it('takes as many actions as the job says from the front of the queue, and leaves the rest', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'c', 'e'], blue: ['b', 'd', 'f'] });
    const first = await battle.queueExchange('a', 'b');
    const second = await battle.queueExchange('c', 'd');
    const third = await battle.queueExchange('e', 'f');

    await execute(battle, 2);

    expect(await battle.queue()).toEqual([third]);
    expect(actionIds(await battle.ledger())).toEqual([first.actionId, second.actionId]);
    expect((await battle.meta()).step).toBe(2);
    expect((await awaitHeartbeat(battle.sid))[0]?.type).toBe('heartbeat');
  });

  it('wakes the Collector after a commit', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueExchange('a', 'b');

    await execute(battle);

    expect(await awaitHeartbeat(battle.sid)).toEqual([{ sid: battle.sid, type: 'heartbeat' }]);
  });

  it('wakes the Collector when there was nothing to do', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.takeSignal();

    await execute(battle);

    expect(await awaitHeartbeat(battle.sid)).toHaveLength(1);
    expect(await battle.ledger()).toEqual([]);
  });

  it('writes nothing while another run holds the session, and wakes the Collector', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueExchange('a', 'b');
    const token = await battle.lock();
    const before = await battle.dump();

    await execute(battle);

    expect(await awaitHeartbeat(battle.sid)).toHaveLength(1);
    expect(await battle.dump()).toEqual(before);
    expect(await battle.busy()).toBe(token);
  });

  it('wakes the Collector for a session that does not exist, and does not try again', async () => {
    const before = await testbed.jobs.added(QUEUES.batches);

    await callExecutor('no-such-battle');

    expect(await awaitHeartbeat('no-such-battle')).toHaveLength(1);
    await testbed.jobs.drained(QUEUES.batches);
    expect((await testbed.jobs.added(QUEUES.batches)) - before).toBe(1);
  });

  it('leaves a finished battle as it is, and does not try again', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    const [before, jobs] = [await battle.dump(), await testbed.jobs.added(QUEUES.batches)];

    await execute(battle);

    expect(await awaitHeartbeat(battle.sid)).toHaveLength(1);
    expect(await battle.dump()).toEqual(before);
    expect((await testbed.jobs.added(QUEUES.batches)) - jobs).toBe(1);
  });

  it('sends no second signal where one is on its way', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await battle.queueExchange('a', 'b');
    const registered = await battle.clash('c', 'd');
    expect(registered).toHaveLength(2);
    expect(await testbed.redis.exists(sessionKeys.signal(battle.sid))).toBe(1);

    await execute(battle);

    expect((await battle.meta()).step).toBe(1);
    expect(await testbed.jobs.open(QUEUES.signals, battle.sid)).toEqual([]);
  });

  it('finishes the battle in the commit that decides it', async () => {
    const battle = await testbed.createBattle(
      { red: ['a'], blue: ['b'] },
      { befallen: { b: { state: { hp: 1 } } } },
    );
    for (let i = 0; (await battle.meta()).status === 'active' && i < 20; i += 1) {
      await battle.queueExchange('a', 'b');
      await execute(battle);
    }

    expect(await battle.awaitLog('battle_finished')).toMatchObject({
      winner: 'red',
      reason: 'last_team_standing',
    });
    expect(await battle.meta()).toMatchObject({ status: 'finished', winner: 'red', dead: ['b'] });
    expect((await battle.actor('b')).state).toMatchObject({ hp: 0, defeat: 'killed' });
    expect((await battle.actor('a')).xp).toMatchObject({ kill: 1 });
  });
});
