import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('Collector: feints of strikes that it cancels', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector');
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const place = { price: { hit: 2 } };
  const look = async ({ sid }: Battle) => {
    await testbed.jobs.send(QUEUES.signals, { sid, type: 'heartbeat' });
    await testbed.jobs.drained(QUEUES.signals);
  };
  /** A battle in which a strikes at b with a feint, and has another one left. */
  const aFeint = async () => {
    const battle = await testbed.createBattle({ red: ['a', 'x'], blue: ['b', 'c'] });
    await battle.commit(await battle.lock(), {
      handAdditions: ['true_strike', 'low_blow'].map((feintId) => ({ cid: 'a', feintId, place })),
    });
    await battle.strike('a', 'b', { feintId: 'true_strike' });
    expect((await battle.actor('a')).hand).toEqual({ low_blow: place });
    return battle;
  };

  it('come back into the hand when the target has fallen, and serve again', async () => {
    const battle = await aFeint();
    await battle.defeat('b');

    await look(battle);

    expect(await battle.awaitLog('move_cancelled')).toMatchObject({ cid: 'a', reason: 'target_defeated' });
    expect((await battle.actor('a')).hand).toEqual({ low_blow: place, true_strike: place });
    await battle.queueExchange('a', 'c', { feintId: 'true_strike' });
    expect((await battle.actor('a')).hand).toEqual({ low_blow: place });
  });

  it('are worth their tokens when the battle ends, with those that are still in the hand', async () => {
    const battle = await aFeint();
    const { hit: before } = (await battle.actor('a')).state.tokens;
    await battle.defeat('b', 'c');

    expect(await battle.awaitLog('move_cancelled')).toMatchObject({ reason: 'battle_finished' });
    expect(await battle.awaitLog('feints_refunded')).toMatchObject({ cid: 'a', tokens: { hit: 4 } });
    const { hand, state } = await battle.actor('a');
    expect(hand).toEqual({});
    expect(state.tokens.hit).toBe(before + 4);
  });

  it('do not come back while the strike waits, or when it is executed', async () => {
    const battle = await aFeint();
    await look(battle);
    await battle.strike('b', 'a');
    await look(battle);

    const [action] = await battle.awaitQueue();
    expect(action).toMatchObject({ move: { feintId: 'true_strike', feintPlace: place } });
    expect((await battle.actor('a')).hand).toEqual({ low_blow: place });
  });
});
