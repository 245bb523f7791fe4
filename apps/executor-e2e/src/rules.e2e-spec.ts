import { SURRENDER, type ActiveEffect } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, sturdy, type Testbed } from '@melee/testbed';

const effect = (effectId: string, remaining: number): ActiveEffect => ({
  effectId,
  sourceCid: 'b',
  remaining,
  stacks: 1,
  power: 1,
});

describe('Executor: what a battle must survive', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const execute = async ({ sid }: Battle, batchSize = 10) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize });
    await testbed.jobs.drained(QUEUES.batches);
  };

  it('fault: a stunned fighter’s exchange costs both their targets', async () => {
    const battle = await testbed.createBattle(
      { red: ['a'], blue: ['b'] },
      { overrides: sturdy('a', 'b'), befallen: { a: { effects: [effect('stunned', 1)] } } },
    );
    await battle.queueExchange('a', 'b');

    await execute(battle);

    expect(await battle.awaitLog('refused')).toMatchObject({ cid: 'a', reason: 'stunned' });
    const strikes = (await battle.log()).filter(({ type }) => type === 'strike');
    expect(strikes.map((strike) => ('source' in strike ? strike.source : null))).toEqual(['b']);
    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    expect((await battle.meta()).step).toBe(1);
  });

  it('fault: an effect with a duration that never ends', async () => {
    const battle = await testbed.createBattle(
      { red: ['a'], blue: ['b'] },
      { overrides: sturdy('a', 'b'), befallen: { a: { effects: [effect('bleeding', 2)] } } },
    );
    // Nobody strikes at the bearer, so nobody can make it bleed anew.
    const remaining: (number | undefined)[] = [];
    for (let i = 0; i < 3; i += 1) {
      await battle.queueForced('a', 'b');
      await execute(battle);
      remaining.push((await battle.actor('a')).effects[0]?.remaining);
    }

    expect(remaining).toEqual([1, undefined, undefined]);
    const told = (await battle.log()).filter((entry) => 'effectId' in entry && entry.effectId === 'bleeding');
    expect(told.map(({ type }) => type)).toEqual(['effect_ticked', 'effect_ticked', 'effect_expired']);
  });

  it('fault: a dead actor registers moves', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    const action = await battle.queueExchange('b', 'a');
    await battle.defeat('b');

    await expect(battle.strike('b', 'a')).rejects.toMatchObject({ code: 'actor/defeated' });
    await execute(battle);

    const cancelled = (await battle.log()).filter(({ type }) => type === 'move_cancelled');
    expect(cancelled).toEqual([
      expect.objectContaining({ cid: 'b', reason: 'actor_defeated', actionId: action.actionId }),
      expect.objectContaining({ cid: 'a', reason: 'target_defeated', actionId: action.actionId }),
    ]);
    expect((await battle.meta()).step).toBe(0);
    expect((await battle.targets())['a']).toEqual(['c']);
    expect((await battle.targets())['b']).toEqual([]);
  });

  it('cancels what was queued behind the action in which its fighter fell', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    await battle.queueUse(await battle.useAbility('b', SURRENDER, 'self'), ['b']);
    const action = await battle.queueExchange('a', 'b');

    await execute(battle);

    expect((await battle.meta()).dead).toEqual(['b']);
    expect(await battle.awaitLog('move_cancelled')).toMatchObject({ actionId: action.actionId });
    expect((await battle.targets())['a']).toEqual(['c']);
  });

  it('fault: a surrender that is accepted and ignored', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueUse(await battle.useAbility('b', SURRENDER, 'self'), ['b']);

    await execute(battle);

    expect(await battle.awaitLog('defeated')).toMatchObject({ cid: 'b', how: 'surrendered', by: null });
    expect((await battle.actor('b')).state.defeat).toBe('surrendered');
    expect(await battle.meta()).toMatchObject({
      status: 'finished',
      winner: 'red',
      reason: 'last_team_standing',
      dead: ['b'],
    });
  });

  it('gives only the striker of a forced strike its target back', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] }, { overrides: sturdy('a', 'b') });
    await battle.queueForced('a', 'b');
    expect(await battle.targets()).toEqual({ a: [], b: ['a'] });

    await execute(battle);

    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    expect(await battle.awaitLog('exchange')).toMatchObject({ isForced: true, cid: 'a', target: 'b' });
  });

  it('resolves the same battle to the same bytes, however it is cut into batches', async () => {
    const play = async (batchSize: number) => {
      const battle = await testbed.createBattle(
        { red: ['a', 'c'], blue: ['b', 'd'] },
        { overrides: sturdy('a', 'b', 'c', 'd') },
      );
      for (let round = 0; round < 4; round += 1) {
        await battle.queueExchange(
          'a',
          'b',
          { moveId: `a${String(round)}` },
          { moveId: `b${String(round)}` },
        );
        await battle.queueExchange(
          'c',
          'd',
          { moveId: `c${String(round)}` },
          { moveId: `d${String(round)}` },
        );
        for (let taken = 0; taken < 2; taken += batchSize) await execute(battle, batchSize);
      }
      expect((await battle.meta()).step).toBe(8);
      return Promise.all(['a', 'b', 'c', 'd'].map((cid) => battle.actor(cid)));
    };

    expect(await play(1)).toEqual(await play(2));
  });
});
