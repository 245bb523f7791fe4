import type { AiTurnRequest } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { waitFor } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('AI worker: the process', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('ai-worker');
  });
  afterEach(() => testbed.stopApps());
  afterAll(() => testbed.close());

  const duel = () => testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
  const ask = ({ sid }: Battle) => {
    const request: AiTurnRequest = { sid, cid: 'bot', missingTargets: ['p'], askId: 1, seed: 'seed' };
    return testbed.jobs.send(QUEUES.aiTurns, request);
  };
  const hasMoved = async (battle: Battle) => Object.keys((await battle.moves('bot')).exchange).length === 1;

  it('describes itself over the transport', async () => {
    const app = await testbed.startApp();

    expect(await testbed.ask('melee.ai-worker.describe')).toMatchObject({
      name: 'ai-worker',
      pid: app.pid,
      readiness: 'ready',
    });
  });

  it('finishes the turns that it holds when it is told to stop, and leaves the rest to others', async () => {
    const app = await testbed.startApp();
    const battles = await Promise.all(Array.from({ length: 100 }, duel));
    await Promise.all(battles.map((battle) => ask(battle)));

    const exit = await app.stop();

    expect(exit).toEqual({ code: 0, signal: null });
    expect(await testbed.jobs.queue(QUEUES.aiTurns).getActiveCount()).toBe(0);
    for (const battle of battles) {
      const left = await testbed.jobs.open(QUEUES.aiTurns, battle.sid);
      expect(left).toHaveLength((await hasMoved(battle)) ? 0 : 1);
    }
  });

  it('goes on after its connections to Redis were cut', async () => {
    const proxy = await testbed.openProxy();
    const app = await testbed.startApp({ proxy });
    const before = await duel();
    await ask(before);
    await waitFor('the bot to move', () => hasMoved(before));

    proxy.cut();
    const after = await duel();
    await ask(after);

    await waitFor('the next bot to move', () => hasMoved(after));
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });
});
