import { QUEUES } from '@melee/combat/messaging';
import { waitFor } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('Collector: the process', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector');
  });
  afterEach(() => testbed.stopApps());
  afterAll(() => testbed.close());

  const duel = async (sid?: string): Promise<Battle> => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] }, sid === undefined ? {} : { sid });
    await battle.clash('a', 'b');
    return battle;
  };
  const signal = ({ sid }: Battle) => testbed.jobs.send(QUEUES.signals, { sid, type: 'check_immediate' });

  it('finishes what it holds when it is told to stop, and leaves the rest to others', async () => {
    const app = await testbed.startApp();
    const battles = await Promise.all(Array.from({ length: 100 }, () => duel()));
    await Promise.all(battles.map((battle) => signal(battle)));

    const exit = await app.stop();

    expect(exit).toEqual({ code: 0, signal: null });
    expect(await testbed.jobs.queue(QUEUES.signals).getActiveCount()).toBe(0);
    for (const battle of battles) {
      const isQueued = (await battle.queue()).length === 1;
      const [signals, batches] = await Promise.all([
        testbed.jobs.open(QUEUES.signals, battle.sid),
        testbed.jobs.open(QUEUES.batches, battle.sid),
      ]);
      expect([signals.length, batches.length]).toEqual(isQueued ? [0, 1] : [1, 0]);
    }
    await testbed.jobs.obliterate();
  });

  it('goes on after its connections to Redis were cut', async () => {
    const proxy = await testbed.openProxy();
    const app = await testbed.startApp({ proxy });
    const before = await duel();
    await signal(before);
    await before.awaitQueue();

    proxy.cut();
    const after = await duel();
    await signal(after);

    await after.awaitQueue();
    await testbed.jobs.awaitOpen(QUEUES.batches, after.sid);
    await waitFor('the transport to listen again', async () => {
      const subscribers = await testbed.redis.pubsub('NUMSUB', 'melee.collector.describe');
      return Number(subscribers[1]) > 0;
    });
    expect(await testbed.ask('melee.collector.describe')).toMatchObject({ readiness: 'ready' });
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });
});
