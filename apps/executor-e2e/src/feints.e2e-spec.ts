import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('Executor: feints', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const place = { price: { hit: 2 } };
  const execute = async ({ sid }: Battle) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize: 10 });
    await testbed.jobs.drained(QUEUES.batches);
  };
  /** A battle in which a holds a feint. */
  const aBattle = async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    await battle.commit(await battle.lock(), {
      handAdditions: [{ cid: 'a', feintId: 'true_strike', place }],
    });
    return battle;
  };

  it('are used up by the exchange in which they were named', async () => {
    const battle = await aBattle();
    await battle.queueExchange('a', 'b', { feintId: 'true_strike' });
    expect((await battle.actor('a')).hand).toEqual({});

    await execute(battle);

    const strikes = (await battle.log()).flatMap((entry) => (entry.type === 'strike' ? [entry] : []));
    expect(strikes.filter(({ feintId }) => feintId === 'true_strike')).toMatchObject([{ source: 'a' }]);
    expect((await battle.actor('a')).hand).toEqual({});
  });

  it('come back into the hand from the dead letters', async () => {
    const battle = await aBattle();
    const action = await battle.queueExchange('a', 'b', { feintId: 'true_strike' });
    await battle.replaceQueue({ ...action, partnerMove: { ...action.move, cid: 'c' } });

    await execute(battle);

    expect((await battle.deadLetters()).map(({ actionId }) => actionId)).toEqual([action.actionId]);
    expect((await battle.actor('a')).hand).toEqual({ true_strike: place });
    await expect(battle.strike('a', 'c', { feintId: 'true_strike' })).resolves.toBeDefined();
  });
});
