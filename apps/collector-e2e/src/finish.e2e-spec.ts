import { SURRENDER } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { INDEX_KEY } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const ABANDONED_AFTER_MS = 1000;
const MOST_EXCHANGES = 2;

describe('Collector: the end of a battle', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector', {
      SWEEP_INTERVAL_MS: '25',
      LOOK_AGAIN_MS: '100',
      IDLE_LOOK_MS: '200',
      ABANDONED_AFTER_MS: String(ABANDONED_AFTER_MS),
      MAX_EXCHANGES_PER_BATTLE: String(MOST_EXCHANGES),
    });
    await Promise.all([testbed.startApp(), testbed.startApp()]);
  });
  afterAll(() => testbed.close());

  const signal = ({ sid }: Battle) => testbed.jobs.send(QUEUES.signals, { sid, type: 'heartbeat' });
  const leaveIndex = (battle: Battle) =>
    waitFor('the session to leave the index', async () => (await battle.appointment()) === null);

  it('fault: three signals finish a battle three times', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await testbed.combat.popPlayerTarget(battle.sid, 'a');
    await testbed.combat.popPlayerTarget(battle.sid, 'b');

    await Promise.all([signal(battle), signal(battle), signal(battle)]);

    await battle.awaitLog('battle_finished');
    await testbed.jobs.drained(QUEUES.signals);
    const ends = (await battle.log()).filter(({ type }) => type === 'battle_finished');
    expect(ends).toEqual([expect.objectContaining({ winner: null, reason: 'stalemate', step: 0 })]);
    expect(await battle.meta()).toMatchObject({ status: 'finished', winner: null, reason: 'stalemate' });
  });

  it('comes for a battle that nobody fights any more, as a draw', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await testbed.combat.index.touch(battle.sid, 0);

    const end = await battle.awaitLog('battle_finished');

    expect(end).toMatchObject({ winner: null, reason: 'abandoned' });
    const { createdAt, finishedAt } = await battle.meta();
    expect((finishedAt ?? 0) - createdAt).toBeGreaterThan(ABANDONED_AFTER_MS);
    await leaveIndex(battle);
  });

  it('comes for a battle that nobody wins, when what was queued is executed', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await battle.queueExchange('a', 'b');
    await battle.queueExchange('c', 'd');
    await battle.queueExchange('a', 'd');
    await battle.commit(await battle.lock(), { taken: MOST_EXCHANGES, steps: MOST_EXCHANGES });
    await battle.clash('c', 'b');

    await signal(battle);
    await testbed.jobs.drained(QUEUES.signals);
    expect((await battle.meta()).status).toBe('active');
    expect(await battle.queue()).toHaveLength(1);

    await battle.commit(await battle.lock(), { taken: 1, steps: 1 });
    await signal(battle);
    expect(await battle.awaitLog('battle_finished')).toMatchObject({
      winner: null,
      reason: 'stalemate',
      step: 3,
    });
    const cancelled = (await battle.log()).filter(({ type }) => type === 'move_cancelled');
    expect(cancelled).toHaveLength(2);
  });

  it('does not come while an action waits, whoever is left', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    await battle.queueExchange('a', 'b');
    await battle.queueUse(await battle.useAbility('c', SURRENDER, 'self'), ['c']);
    await battle.defeat('b', 'c');

    await signal(battle);
    await testbed.jobs.drained(QUEUES.signals);

    expect((await battle.meta()).status).toBe('active');
    expect(await battle.queue()).toHaveLength(2);
  });

  it('takes the session out of the index', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await testbed.combat.index.touch(battle.sid, 60_000);
    await battle.commit(await battle.lock(), { defeated: ['b'] });
    expect((await battle.meta()).status).toBe('finished');

    await signal(battle);

    await leaveIndex(battle);
  });

  it('an index entry without a session is dropped by the sweep', async () => {
    await testbed.combat.index.touch('no-such-battle', 500);
    const appointment = () => testbed.redis.zscore(INDEX_KEY, 'no-such-battle');
    expect(await appointment()).not.toBeNull();

    await waitFor('the entry to be dropped', async () => (await appointment()) === null);
  });
});
