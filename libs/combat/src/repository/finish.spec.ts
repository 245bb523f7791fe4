import { useBattlefield } from './testing/battlefield.js';
import { RETENTION_MS } from './testing/documents.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangesExecuted, strike, useOfItem } from './testing/intents.js';
import { keysOfSession, lifetimesOfSession } from './testing/raw-state.js';
import { sessionKeys } from './keys.js';

describe.each(availableEncodings)('the end of a battle, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('comes with the commit that decides it; waiting moves are cancelled in the log', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b'] });
    const action = await battle.queuedPair('a', 'b');
    const waiting = await battle.strike('c', 'b');
    const item = useOfItem('c');
    await field.manager.registerInstantMove(battle.sid, item);
    expect(await battle.execute([action], { defeated: ['b'] })).toMatchObject({
      status: 'finished',
      queueLength: 0,
    });
    const { meta, moves } = await battle.snapshot();
    expect(meta).toMatchObject({ status: 'finished', winner: 'red', reason: 'last_team_standing', step: 1 });
    expect(meta.finishedAt).toBeGreaterThanOrEqual(meta.createdAt);
    expect(moves).toEqual({});
    const cancelled = { type: 'move_cancelled', cid: 'c', reason: 'battle_finished', actionId: null };
    const at = expect.any(Number);
    expect((await battle.log()).slice(1)).toEqual([
      { n: 2, at, ...cancelled, strategy: 'exchange', moveId: waiting },
      { n: 3, at, ...cancelled, strategy: 'item', moveId: item.moveId },
      { n: 4, at, type: 'battle_finished', winner: 'red', reason: 'last_team_standing', step: 1 },
    ]);
  });

  it('is a draw when nobody stands', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('a', 'b');
    expect((await battle.snapshot()).meta).toMatchObject({ winner: null, reason: 'nobody_standing' });
    expect((await battle.log()).at(-1)).toMatchObject({ type: 'battle_finished', winner: null });
  });

  it('waits for the actions that are still queued', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const first = await battle.queuedPair('a', 'b');
    const rest = await battle.queuedPair('c', 'd');
    expect(await battle.execute([first], { defeated: ['b', 'd'] })).toMatchObject({
      status: 'active',
      queueLength: 1,
    });
    expect(await field.manager.finishSession(battle.sid, 'stalemate', 5)).toBe('changed');
    const end = await battle.commit(await battle.lock(), exchangesExecuted([rest], { returns: [] }));
    expect(end).toMatchObject({ status: 'finished' });
  });

  it('fault: three signals finish a battle three times – it is finished once, with one entry in the log', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const { revision } = (await battle.snapshot()).meta;
    const managers = [field.manager, await field.openManager(), await field.openManager()];
    const outcomes = await Promise.all(
      managers.map((manager) => manager.finishSession(battle.sid, 'stalemate', revision)),
    );
    expect(outcomes.sort()).toEqual(['already', 'already', 'finished']);
    const entries = (await battle.log()).filter(({ type }) => type === 'battle_finished');
    expect(entries).toEqual([expect.objectContaining({ n: 2, winner: null, reason: 'stalemate' })]);
  });

  it('is called off when a move was registered since the Collector looked', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const { revision } = (await battle.snapshot()).meta;
    await battle.strike('a', 'b');
    expect(await field.manager.finishSession(battle.sid, 'abandoned', revision)).toBe('changed');
    expect((await battle.snapshot()).meta.status).toBe('active');
  });

  it.each(['a join', 'a commit', 'a target given up'])(
    'is called off by %s since the Collector looked',
    async (what) => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      const { revision } = (await battle.snapshot()).meta;
      if (what === 'a join') await field.manager.hotJoin(battle.sid, actorDocument('new', 'red'));
      else if (what === 'a commit') await battle.commit(await battle.lock());
      else await field.manager.popPlayerTarget(battle.sid, 'a');
      expect(await field.manager.finishSession(battle.sid, 'stalemate', revision)).toBe('changed');
    },
  );

  it('follows who stands, whatever the Collector gives as its reason', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b'] });
    await battle.queuedForced('c', 'b');
    await battle.defeat('b');
    await field.redis.del(sessionKeys.actions(battle.sid));
    expect(await field.manager.finishSession(battle.sid, 'abandoned', -1)).toBe('finished');
    expect((await battle.snapshot()).meta).toMatchObject({ winner: 'red', reason: 'last_team_standing' });
  });

  describe('lifetimes', () => {
    const crowd = { red: ['a', 'c'], blue: ['bot', 'd'] };

    it('fault: keys of one session expire one by one while it lives – none of its keys has a lifetime but the lock', async () => {
      const battle = await field.startBattle(crowd, { bots: ['bot'] });
      await battle.queuedForced('a', 'd');
      await battle.strike('c', 'bot');
      await battle.transfer({ asks: [{ cid: 'bot', missingTargets: ['a'] }] });
      const letter = { sid: battle.sid, actionId: null, entry: '', error: { name: 'E', message: 'm' } };
      await battle.execute(await battle.queue(), { deadLetters: [letter] });
      await battle.queuedForced('c', 'd');
      await field.manager.hotJoin(battle.sid, actorDocument('new', 'red'));
      const { [sessionKeys.busy(battle.sid)]: lock, ...others } = await lifetimesOfSession(
        field.redis,
        battle.sid,
      );
      expect(lock).toBeGreaterThan(0);
      expect(Object.keys(others)).toHaveLength(11 + 2 * 5);
      expect(new Set(Object.values(others))).toEqual(new Set([-1]));
    });

    it.each(['a commit', 'a Collector'])(
      'of all keys are the same once %s has ended the battle',
      async (who) => {
        const battle = await field.startBattle(crowd, { bots: ['bot'] });
        await field.manager.hotJoin(battle.sid, actorDocument('new', 'red'));
        await battle.snapshot();
        await battle.queuedForced('a', 'd');
        await battle.strike('c', 'bot');
        await battle.transfer({ asks: [{ cid: 'bot', missingTargets: ['a'] }] });
        const letter = { sid: battle.sid, actionId: null, entry: '', error: { name: 'E', message: 'm' } };
        await battle.execute(await battle.queue(), { deadLetters: [letter] });
        await battle.snapshot();
        if (who === 'a commit') await battle.defeat('bot', 'd');
        else
          await field.manager.finishSession(battle.sid, 'stalemate', (await battle.snapshot()).meta.revision);
        await Promise.allSettled([
          battle.register(strike('a', 'd')),
          battle.lock(),
          battle.transfer({}),
          field.manager.popPlayerTarget(battle.sid, 'a'),
          field.manager.hotJoin(battle.sid, actorDocument('late', 'red')),
          field.manager.createSession(battle.genesis),
        ]);
        const lifetimes = Object.values(await lifetimesOfSession(field.redis, battle.sid));
        expect(Math.min(...lifetimes)).toBeGreaterThan(RETENTION_MS - 10_000);
        expect(Math.max(...lifetimes)).toBeLessThanOrEqual(RETENTION_MS);
        expect(Math.max(...lifetimes) - Math.min(...lifetimes)).toBeLessThan(1_000);
      },
    );

    it('leave nothing behind', async () => {
      const manager = await field.openManager();
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      await battle.defeat('b');
      await Promise.all(
        (await keysOfSession(field.redis, battle.sid)).map((key) => field.redis.pexpire(key, 0)),
      );
      expect(await keysOfSession(field.redis, battle.sid)).toEqual([]);
      expect((await manager.createSession(battle.genesis)).isNew).toBe(true);
    });
  });
});
