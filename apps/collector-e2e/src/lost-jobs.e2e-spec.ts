import { randomUUID } from 'node:crypto';
import type { AiTurnRequest, ExchangeIntent, WorkerBatchJob } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { openTestbed, type Testbed } from '@melee/testbed';

/** What takes a second alone, on a machine that is busy. */
const SECONDS_MS = 15_000;

describe('Collector: jobs that are lost, and jobs that are many', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector', {
      SWEEP_INTERVAL_MS: '50',
      LOOK_AGAIN_MS: '300',
      IDLE_LOOK_MS: '600',
      PENDING_LOCK_TTL_MS: '300',
      AI_PATIENCE_MS: '300',
    });
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  it('a session whose jobs were all deleted goes on by itself within seconds', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'bot'], blue: ['b'] }, { bots: ['bot'] });
    await testbed.combat.index.touch(battle.sid, 300);
    // The flag is raised and its signal was deleted: no later move owes another one.
    await battle.clash('a', 'b');
    await testbed.jobs.obliterate();
    expect((await testbed.combat.registerExchangeMove(battle.sid, strike('bot', 'b'))).isSignalOwed).toBe(
      false,
    );

    const began = Date.now();
    expect(await testbed.jobs.awaitOpen<WorkerBatchJob>(QUEUES.batches, battle.sid)).not.toEqual([]);
    expect(await battle.queue()).toHaveLength(1);

    // The batch is deleted too: its promise expires, and it is called again.
    await testbed.jobs.obliterate();
    expect(await testbed.jobs.awaitOpen<WorkerBatchJob>(QUEUES.batches, battle.sid)).not.toEqual([]);
    expect(Date.now() - began).toBeLessThan(SECONDS_MS);
  });

  it('a bot whose request was deleted is asked again within seconds', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['b'] }, { bots: ['bot'] });
    await testbed.combat.index.touch(battle.sid, 0);
    await testbed.jobs.awaitOpen<AiTurnRequest>(QUEUES.aiTurns, battle.sid);

    await testbed.jobs.obliterate();

    const [ask] = await testbed.jobs.awaitOpen<AiTurnRequest>(QUEUES.aiTurns, battle.sid);
    expect(ask?.missingTargets).toEqual(['b']);
  });

  it('a session that nothing is under way in is looked at less often, and not forgotten', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await testbed.combat.index.touch(battle.sid, 0);
    const before = await testbed.jobs.added(QUEUES.signals);

    await battle.awaitAppointmentAfter((await testbed.redisNow()) + 500);

    expect(await testbed.jobs.added(QUEUES.signals)).toBeGreaterThan(before);
  });

  it('a thousand moves that arrive together owe few signals', async () => {
    const cids = Array.from({ length: 500 }, (_, i) => String(i));
    const battle = await testbed.createBattle({
      red: cids.map((i) => `r${i}`),
      blue: cids.map((i) => `b${i}`),
    });
    await battle.takeSignal();
    const jobsBefore = await testbed.jobs.added(QUEUES.signals);

    const registering = cids.flatMap((i) => [strike(`r${i}`, `b${i}`), strike(`b${i}`, `r${i}`)]);
    await Promise.all(
      registering.map(async (intent) => {
        const { isSignalOwed } = await testbed.combat.registerExchangeMove(battle.sid, intent);
        if (isSignalOwed)
          await testbed.jobs.send(QUEUES.signals, { sid: battle.sid, type: 'check_immediate' });
      }),
    );

    const actions = await battle.awaitQueue(500);
    expect(actions).toHaveLength(500);
    expect((await testbed.jobs.added(QUEUES.signals)) - jobsBefore).toBeLessThan(100);
  });
});

const strike = (cid: string, target: string): ExchangeIntent => ({
  moveId: randomUUID(),
  cid,
  strategy: 'exchange',
  target,
});
