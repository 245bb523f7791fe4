import { waitFor } from '@melee/harness';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangeAction, instantAction, planOf, strike, useOfAbility } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('transfer of moves into the queue, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('turns waiting moves into actions in the order of the plan', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const first = await battle.pair('a', 'b');
    const second = await battle.pair('c', 'd');
    const transferred = await battle.transfer({ actions: [second, first] });
    expect(transferred).toEqual({ queued: 2, queueLength: 2, isExecutorOwed: true, asks: [] });
    expect(await battle.queue()).toEqual([second, first]);
    expect((await battle.snapshot()).moves).toEqual({});
  });

  it('queues one action for an ability, however many targets it has', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const intent = useOfAbility('a');
    await field.manager.registerInstantMove(battle.sid, intent);
    const move = (await battle.snapshot()).moves['a']?.instant[intent.moveId];
    if (move === undefined) throw new Error('The ability does not wait.');
    const action = instantAction(move, ['b', 'c']);
    expect((await battle.transfer({ actions: [action, action] })).queued).toBe(1);
    expect(await battle.queue()).toEqual([action]);
    expect((await battle.movesOf('a')).instant).toEqual({});
  });

  it('fault: two collectors run at once for a session – the pair is queued once, one Executor is owed', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const action = await battle.pair('a', 'b');
    const other = await field.openManager();
    const passes = await Promise.all(
      [field.manager, other].map((manager) =>
        manager.transferIntentsToActions(battle.sid, planOf({ actions: [action] }), 30_000, 30_000),
      ),
    );
    expect(passes.map(({ queued }) => queued).sort()).toEqual([0, 1]);
    expect(passes.filter(({ isExecutorOwed }) => isExecutorOwed)).toHaveLength(1);
    expect(await battle.queue()).toEqual([action]);
  });

  it('leaves an action alone of which one move was taken by another pass', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const pair = await battle.pair('a', 'b');
    const forced = exchangeAction(pair.move, null);
    await battle.transfer({ actions: [forced] });
    expect((await battle.transfer({ actions: [pair] })).queued).toBe(0);
    expect(Object.keys((await battle.movesOf('b')).exchange)).toEqual([pair.partnerMove?.moveId]);
    expect(await battle.queue()).toEqual([forced]);
  });

  it('leaves an action alone whose both moves are the same one', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const move = await battle.waitingStrike('a', await battle.strike('a', 'b'));
    const kept = await battle.strike('a', 'c');
    await battle.transfer({ actions: [exchangeAction(move, move)] });
    expect(Object.keys((await battle.movesOf('a')).exchange)).toEqual([kept]);
  });

  it('promises a batch once, and again when the promise has expired', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.queuedPair('a', 'b');
    const busy = sessionKeys.busy(battle.sid);
    expect(await field.redis.get(busy)).toBe('pending');
    expect(await field.redis.pttl(busy)).toBeGreaterThan(0);
    expect((await battle.transfer({})).isExecutorOwed).toBe(false);
    expect(await field.manager.checkAndLockBusyForCollector(battle.sid, 30_000)).toBe(false);
    await field.redis.del(busy);
    expect(await field.manager.checkAndLockBusyForCollector(battle.sid, 30_000)).toBe(true);
    expect((await battle.snapshot()).isBusy).toBe(true);
  });

  it('promises no batch while there is nothing to execute', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect((await battle.transfer({})).isExecutorOwed).toBe(false);
    expect(await field.manager.checkAndLockBusyForCollector(battle.sid, 30_000)).toBe(false);
    expect(await field.redis.exists(sessionKeys.busy(battle.sid))).toBe(0);
  });

  it('promises no batch while an Executor works, and does so for the rest after its commit', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const token = await battle.lock();
    const action = await battle.pair('a', 'b');
    expect(await battle.transfer({ actions: [action] })).toMatchObject({ queued: 1, isExecutorOwed: false });
    await battle.commit(token);
    expect((await battle.transfer({})).isExecutorOwed).toBe(true);
  });

  it('cancels a waiting move with one log entry, however often it is planned', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const moveId = await battle.strike('a', 'b');
    const cancellation = { cid: 'a', strategy: 'exchange', moveId, reason: 'target_defeated' } as const;
    await battle.transfer({ cancellations: [cancellation, cancellation] });
    await battle.transfer({ cancellations: [cancellation] });
    expect((await battle.log()).slice(1)).toEqual([
      { n: 2, at: expect.any(Number), type: 'move_cancelled', ...cancellation, actionId: null },
    ]);
    expect((await battle.snapshot()).moves).toEqual({});
  });

  it('does not cancel what it has queued', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const action = await battle.pair('a', 'b');
    const { cid, strategy, moveId } = action.move;
    await battle.transfer({
      actions: [action],
      cancellations: [{ cid, strategy, moveId, reason: 'no_target' }],
    });
    expect(await battle.queue()).toEqual([action]);
    expect(await battle.log()).toHaveLength(1);
  });

  it('is refused in a finished battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    const before = await dumpSession(field.redis, battle.sid);
    expect(await codeOf(battle.transfer({}))).toBe('session/not-active');
    expect(await codeOf(field.manager.checkAndLockBusyForCollector(battle.sid, 1000))).toBe(
      'session/not-active',
    );
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  describe('asks of bots', () => {
    const sides = { red: ['bot'], blue: ['b', 'c', 'd'] };
    const ask = (...missingTargets: string[]) => ({ asks: [{ cid: 'bot', missingTargets }] });
    const FOR_EVER = 600_000;

    it('are granted once for the same targets, at the same time or one after the other', async () => {
      const battle = await field.startBattle(sides, { bots: ['bot'] });
      const passes = await Promise.all([1, 2, 3].map(() => battle.transfer(ask('b', 'c'), FOR_EVER)));
      expect(passes.flatMap(({ asks }) => asks)).toEqual([{ cid: 'bot', askId: 1, targets: ['b', 'c'] }]);
      const { asked, now } = await battle.snapshot();
      expect(asked['bot']?.targets).toEqual(['b', 'c']);
      expect(asked['bot']?.until).toBeGreaterThan(now);
    });

    it('are granted for a new target alone, under a new number', async () => {
      const battle = await field.startBattle(sides, { bots: ['bot'] });
      await battle.transfer(ask('b'), FOR_EVER);
      const { asks } = await battle.transfer(ask('b', 'c'), FOR_EVER);
      expect(asks).toEqual([{ cid: 'bot', askId: 2, targets: ['c'] }]);
    });

    it('are granted again when the bot has been silent for too long', async () => {
      const battle = await field.startBattle(sides, { bots: ['bot'] });
      await battle.transfer(ask('b'), 0);
      expect((await battle.transfer(ask('b'), FOR_EVER)).asks).toEqual([
        { cid: 'bot', askId: 2, targets: ['b'] },
      ]);
    });

    it('are granted again for a lost target however often the bot is asked for others', async () => {
      const battle = await field.startBattle(sides, { bots: ['bot'] });
      await battle.transfer(ask('b'), 50);
      await battle.transfer(ask('c'), FOR_EVER);
      const asks = await waitFor('the bot being asked for b again', async () => {
        const granted = (await battle.transfer(ask('b', 'c'), FOR_EVER)).asks;
        return granted.length > 0 && granted;
      });
      expect(asks).toEqual([{ cid: 'bot', askId: 3, targets: ['b'] }]);
    });

    it('are settled by the strikes that answer them, one target at a time', async () => {
      const battle = await field.startBattle(sides, { bots: ['bot'] });
      await battle.transfer(ask('b', 'c'), FOR_EVER);
      await field.manager.registerMovesBatch(battle.sid, 'bot', [strike('bot', 'b')]);
      expect((await battle.snapshot()).asked['bot']?.targets).toEqual(['c']);
      await field.manager.registerMovesBatch(battle.sid, 'bot', [strike('bot', 'c')]);
      expect((await battle.snapshot()).asked).toEqual({});
      await battle.execute([await battle.queuedForced('bot', 'd')], { returns: [['bot', 'b']] });
      expect((await battle.transfer(ask('b'), FOR_EVER)).asks).toHaveLength(1);
    });

    it('count each bot by itself', async () => {
      const battle = await field.startBattle(
        { red: ['bot', 'bot2'], blue: ['b'] },
        { bots: ['bot', 'bot2'] },
      );
      const asks = ['bot', 'bot2'].map((cid) => ({ cid, missingTargets: ['b'] }));
      expect((await battle.transfer({ asks })).asks.map(({ cid }) => cid)).toEqual(['bot', 'bot2']);
    });
  });
});
