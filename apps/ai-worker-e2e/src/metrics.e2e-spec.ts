import type { AiTurnRequest } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { scrape, type Service } from '@melee/harness';
import { openTestbed, type Testbed } from '@melee/testbed';

describe('AI worker: metrics', () => {
  let testbed: Testbed;
  let app: Service;

  beforeAll(async () => {
    testbed = await openTestbed('ai-worker');
    app = await testbed.startApp();
  });
  afterAll(() => testbed.close());

  it('tells of the turns that it has taken, and of those that came too late', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
    for (const sid of [battle.sid, 'nowhere']) {
      const request: AiTurnRequest = { sid, cid: 'bot', missingTargets: ['p'], askId: 1, seed: 'seed' };
      await testbed.jobs.send(QUEUES.aiTurns, request);
    }
    await testbed.jobs.drained(QUEUES.aiTurns);

    const metrics = await scrape(app);
    expect(metrics.sum('melee_ai_turns_total', { outcome: 'declared' })).toBe(1);
    expect(metrics.sum('melee_ai_turns_total', { outcome: 'late' })).toBe(1);
    expect(metrics.sum('melee_work_total', { queue: QUEUES.aiTurns, outcome: 'done' })).toBe(2);
    expect(metrics.sum('melee_script_duration_seconds_count', { script: 'registerMovesBatch' })).toBe(1);
    expect(metrics.sum('melee_queue_depth', { queue: QUEUES.aiTurns, state: 'active' })).toBe(0);
  });
});
