import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangesExecuted } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('the lock of the Executor, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('is taken over from a promise, and refused while another token holds it', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.queuedPair('a', 'b');
    const { manager } = field;
    expect(await manager.acquireWorkerLock(battle.sid, 'one', 30_000)).toBe(true);
    expect(await manager.acquireWorkerLock(battle.sid, 'two', 30_000)).toBe(false);
    expect(await field.redis.get(sessionKeys.busy(battle.sid))).toBe('one');
  });

  it('goes to one of many that want it at the same time', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    const tokens = Array.from({ length: 10 }, (_, i) => `token-${i}`);
    const acquired = await Promise.all(
      tokens.map((token) => field.manager.acquireWorkerLock(sid, token, 30_000)),
    );
    expect(acquired.filter(Boolean)).toHaveLength(1);
  });

  it('is extended and released by its token only', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    const { manager, redis } = field;
    await manager.acquireWorkerLock(sid, 'one', 10_000);
    expect(await manager.extendWorkerLock(sid, 'two', 60_000)).toBe(false);
    expect(await redis.pttl(sessionKeys.busy(sid))).toBeLessThanOrEqual(10_000);
    expect(await manager.extendWorkerLock(sid, 'one', 60_000)).toBe(true);
    expect(await redis.pttl(sessionKeys.busy(sid))).toBeGreaterThan(10_000);
    expect(await manager.releaseWorkerLock(sid, 'two')).toBe(false);
    expect(await redis.get(sessionKeys.busy(sid))).toBe('one');
    expect(await manager.releaseWorkerLock(sid, 'one')).toBe(true);
    expect(await redis.exists(sessionKeys.busy(sid))).toBe(0);
    expect(await manager.extendWorkerLock(sid, 'one', 60_000)).toBe(false);
  });

  it('comes with the context of the batch, or with nothing while another token holds it', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.queuedPair('a', 'b');
    const { manager } = field;
    const context = await manager.takeBatch(battle.sid, 'one', 30_000, 5);
    expect(context).toEqual(await manager.loadFullContext(battle.sid, 5));
    expect(context?.queue).toHaveLength(1);
    expect(await field.redis.get(sessionKeys.busy(battle.sid))).toBe('one');
    expect(await manager.takeBatch(battle.sid, 'two', 30_000, 5)).toBeNull();
    expect(await field.redis.get(sessionKeys.busy(battle.sid))).toBe('one');
  });

  it('ends by itself', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    await field.manager.acquireWorkerLock(sid, 'one', 12_345);
    const left = await field.redis.pttl(sessionKeys.busy(sid));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(12_345);
  });

  it('is not given out in a finished battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    expect(await codeOf(field.manager.acquireWorkerLock(battle.sid, 'one', 30_000))).toBe(
      'session/not-active',
    );
    expect(await codeOf(field.manager.takeBatch(battle.sid, 'one', 30_000, 5))).toBe('session/not-active');
  });

  it('fault: a second Executor works on a snapshot older than the first one’s commit – its commit changes no key', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const actions = [await battle.queuedPair('a', 'b'), await battle.queuedPair('c', 'd')];
    const slow = await battle.lock();
    const stale = await field.manager.loadFullContext(battle.sid, 2);
    await field.redis.del(sessionKeys.busy(battle.sid));

    await battle.execute(actions, {
      events: [{ type: 'action_failed', actionId: null, code: 'internal/error' }],
    });
    const before = await dumpSession(field.redis, battle.sid);
    const late = exchangesExecuted(actions, { defeated: ['a'], taken: stale.queue.length });
    expect(await battle.commit(slow, late)).toEqual({ outcome: 'zombie' });
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  it('fault: the old holder of an expired lock still trims the queue – it does not, under another’s lock nor a promise', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const actions = [await battle.queuedPair('a', 'b'), await battle.queuedPair('c', 'd')];
    const old = await battle.lock();
    const changes = exchangesExecuted(actions, {
      actors: [{ cid: 'a', parts: { state: { ...actorDocument('a', 'red').state, hp: 1 } } }],
      handAdditions: [{ cid: 'a', feintId: 'cleave', place: { price: { hit: 2 } } }],
      events: [{ type: 'action_failed', actionId: null, code: 'internal/error' }],
      deadLetters: [{ sid: battle.sid, actionId: null, entry: '', error: { name: 'E', message: 'm' } }],
    });
    const refused = async () => {
      const before = await dumpSession(field.redis, battle.sid);
      expect(await battle.commit(old, changes)).toEqual({ outcome: 'zombie' });
      expect(await field.manager.extendWorkerLock(battle.sid, old, 30_000)).toBe(false);
      expect(await field.manager.releaseWorkerLock(battle.sid, old)).toBe(false);
      expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
    };
    await field.redis.del(sessionKeys.busy(battle.sid));
    await refused();
    await field.manager.checkAndLockBusyForCollector(battle.sid, 30_000);
    await refused();
    const token = await battle.lock();
    await refused();
    expect(await battle.queue()).toEqual(actions);
    expect(await battle.commit(token, exchangesExecuted(actions))).toMatchObject({ queueLength: 0 });
  });

  it('lets a token commit once', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const token = await battle.lock();
    const codes = await Promise.all(
      [1, 2, 3].map(async () => (await battle.commit(token, { steps: 1 })).outcome),
    );
    expect(codes.sort()).toEqual(['committed', 'zombie', 'zombie']);
    expect((await battle.snapshot()).meta.step).toBe(1);
  });

  it('of a battle that was finished meanwhile lets nobody commit', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const token = await battle.lock();
    await field.redis.del(sessionKeys.busy(battle.sid));
    await battle.defeat('b');
    const before = await dumpSession(field.redis, battle.sid);
    expect(await codeOf(battle.commit(token, { steps: 1 }))).toBe('session/not-active');
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });
});
