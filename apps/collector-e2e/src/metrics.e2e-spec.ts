import { QUEUES } from '@melee/combat/messaging';
import { scrape, type Service, waitFor } from '@melee/harness';
import { openTestbed, type Testbed } from '@melee/testbed';

describe('Collector: metrics', () => {
  let testbed: Testbed;
  let app: Service;

  beforeAll(async () => {
    testbed = await openTestbed('collector');
    app = await testbed.startApp();
  });
  afterAll(() => testbed.close());

  it('tells of passes with work and without, of sweeps, and of the jobs that it sends', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.clash('a', 'b');
    await testbed.jobs.send(QUEUES.signals, { sid: battle.sid, type: 'check_immediate' });
    await battle.awaitQueue();
    await testbed.jobs.drained(QUEUES.signals);
    await testbed.jobs.send(QUEUES.signals, { sid: battle.sid, type: 'check_immediate' });
    await testbed.jobs.drained(QUEUES.signals);
    await testbed.jobs.send(QUEUES.signals, { sid: 'nowhere', type: 'check_immediate' });
    await testbed.jobs.drained(QUEUES.signals);

    const metrics = await scrape(app);
    const passes = (outcome: string) => metrics.sum('melee_passes_total', { outcome });
    expect([passes('worked'), passes('idle'), passes('gone')]).toEqual([1, 1, 1]);
    expect(metrics.sum('melee_job_pieces_sum', { queue: QUEUES.batches })).toBe(1);
    expect(metrics.sum('melee_queue_depth', { queue: QUEUES.batches, state: 'waiting' })).toBe(1);
    expect(metrics.sum('melee_queue_depth', { queue: 'combat-webhooks', state: 'waiting' })).toBe(0);
    expect(metrics.sum('melee_script_errors_total', { code: 'session/not-found' })).toBe(1);

    await testbed.combat.index.touch(battle.sid, 0);
    await waitFor('a sweep to find the session', async () => {
      const later = await scrape(app);
      return (later.sum('melee_sweeps_total', { outcome: 'found' }) ?? 0) > 0;
    });
    expect((await scrape(app)).sum('melee_swept_sessions_total')).toBeGreaterThan(0);
  });
});
