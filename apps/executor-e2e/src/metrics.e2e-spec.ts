import { QUEUES } from '@melee/combat/messaging';
import { scrape, type Service, waitFor } from '@melee/harness';
import { openTestbed, type Testbed } from '@melee/testbed';

describe('Executor: metrics and logs', () => {
  let testbed: Testbed;
  let app: Service;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    app = await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const execute = async (sid: string) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize: 10 });
    await testbed.jobs.drained(QUEUES.batches);
  };

  it('tells of the exchanges that it has committed, and how long their moves took', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueExchange('a', 'b');
    await execute(battle.sid);

    const metrics = await scrape(app);
    expect(metrics.sum('melee_exchanges_total')).toBe(1);
    expect(metrics.sum('melee_batches_total', { outcome: 'committed' })).toBe(1);
    expect(metrics.sum('melee_batch_actions_sum')).toBe(1);
    expect(metrics.sum('melee_move_latency_seconds_count', { kind: 'exchange' })).toBe(1);
    const latencyS = metrics.sum('melee_move_latency_seconds_sum', { kind: 'exchange' }) ?? -1;
    expect(latencyS).toBeGreaterThan(0);
    expect(latencyS).toBeLessThan(60);
    expect(metrics.sum('melee_script_duration_seconds_count', { script: 'commitBattleResults' })).toBe(1);
    expect(metrics.sum('melee_work_total', { queue: QUEUES.batches, outcome: 'done' })).toBe(1);
    // The heartbeat waits for a Collector, and there is none.
    expect(metrics.sum('melee_queue_depth', { queue: QUEUES.signals, state: 'waiting' })).toBe(1);
    expect(metrics.sum('melee_queue_oldest_age_seconds', { queue: QUEUES.signals })).toBeGreaterThan(0);
    expect(metrics.sum('nodejs_eventloop_lag_seconds')).not.toBeNull();
  });

  it('counts runs that find the battle held, and actions that cannot be executed', async () => {
    const held = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await testbed.combat.acquireWorkerLock(held.sid, 'another', 60_000);
    await execute(held.sid);
    const poisoned = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await poisoned.replaceQueue({ actionId: 'poison' });
    await execute(poisoned.sid);

    const metrics = await scrape(app);
    expect(metrics.sum('melee_batches_total', { outcome: 'busy' })).toBe(1);
    expect(metrics.sum('melee_dead_letters_total')).toBe(1);
    const line = await waitFor('the log line of the dead letter', () =>
      app
        .output()
        .split('\n')
        .find((text) => text.includes('put to the dead letters')),
    );
    expect(JSON.parse(line)).toMatchObject({ app: 'executor', sid: poisoned.sid });
  });

  it('can be told to log more while it runs', async () => {
    const put = (body: object) =>
      fetch(`${app.healthUrl}/log-level`, { method: 'PUT', body: JSON.stringify(body) });

    expect((await put({ level: 'loud' })).status).toBe(400);
    const answer = await put({ level: 'debug', forS: 60 });

    expect(await answer.json()).toMatchObject({ level: 'debug', configured: 'info' });
    expect(app.output()).toContain('the level of the log was changed');
  });
});
