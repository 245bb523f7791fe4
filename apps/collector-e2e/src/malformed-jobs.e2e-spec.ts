import { QUEUES } from '@melee/combat/messaging';
import { type Service, waitFor } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('Collector: what it is sent', () => {
  let testbed: Testbed;
  let app: Service;

  beforeAll(async () => {
    testbed = await openTestbed('collector');
    app = await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const duel = async (sid?: string): Promise<Battle> => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] }, sid === undefined ? {} : { sid });
    await battle.clash('a', 'b');
    return battle;
  };
  const signal = ({ sid }: Battle) => testbed.jobs.send(QUEUES.signals, { sid, type: 'check_immediate' });

  it('describes itself over the transport', async () => {
    expect(await testbed.ask('melee.collector.describe')).toMatchObject({
      name: 'collector',
      pid: app.pid,
      readiness: 'ready',
    });
  });

  it.each<[string, unknown]>([
    ['no object', 'garbage'],
    ['nothing', null],
    ['no items', { attempt: 1 }],
    ['items that are no list', { items: 'x', attempt: 1 }],
    ['items that are no signals', { items: [null, 7, 'x', [], {}, { sid: 'x y', type: 'heartbeat' }] }],
    ['an unknown reason', { items: [{ sid: 'x', type: 'check_nothing' }], attempt: 1 }],
  ])('a job with %s does not stop the worker', async (_title, data) => {
    const said = app.output().length;
    await testbed.jobs.sendRaw(QUEUES.signals, data);
    const battle = await duel();
    await signal(battle);

    await battle.awaitQueue();
    await waitFor('the complaint about the job', () => app.output().slice(said).includes('job/invalid'));
    await testbed.jobs.drained(QUEUES.signals);
    expect(await testbed.jobs.queue(QUEUES.signals).getFailedCount()).toBe(0);
  });

  it('a job whose data is no JSON does not stop the worker', async () => {
    await testbed.jobs.sendSpoilt(QUEUES.signals);
    const battle = await duel();
    await signal(battle);

    await battle.awaitQueue();
  });

  it('a bad piece of a job does not touch the good ones beside it', async () => {
    const [one, other] = [await duel(), await duel()];
    const [first, second] = [one, other].map(({ sid }) => ({ sid, type: 'check_immediate' }));

    await testbed.jobs.send(QUEUES.signals, null, first, { sid: 'gone', type: 'heartbeat' }, second);

    await Promise.all([one.awaitQueue(), other.awaitQueue()]);
  });

  it('fault: an id compared as number here and as string there', async () => {
    const said = app.output().length;
    const battle = await duel('1234567');

    await testbed.jobs.send(QUEUES.signals, { sid: 1234567, type: 'check_immediate' });
    await waitFor('the number to be refused', () => app.output().slice(said).includes('job/invalid'));
    expect(await battle.queue()).toEqual([]);

    await signal(battle);
    await battle.awaitQueue();
    expect(await testbed.jobs.awaitOpen(QUEUES.batches, '1234567')).toHaveLength(1);
  });
});
