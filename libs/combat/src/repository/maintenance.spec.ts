import { moveName, movesOf } from '../dto/index.js';
import { findViolations } from '../inspection/index.js';
import { INDEX_KEY, sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { useOfItem } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';
import type { TestBattle } from './testing/test-battle.js';

describe.each(availableEncodings)('looking into a battle, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const desk = () => field.manager.maintenance;

  /** One exchange is executed, one queued; a strike and an item wait; c has given up b. */
  async function eventful(): Promise<TestBattle> {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await field.manager.index.touch(battle.sid, 60_000);
    await battle.execute([await battle.queuedPair('a', 'b')], {
      events: [{ type: 'action_failed', actionId: null, code: 'internal/error' }],
      deadLetters: [
        { sid: battle.sid, actionId: null, entry: 'poison', error: { name: 'Error', message: 'broken' } },
      ],
    });
    await battle.queuedPair('a', 'b');
    await battle.strike('d', 'a');
    await field.manager.registerInstantMove(battle.sid, useOfItem('a'));
    await field.manager.popPlayerTarget(battle.sid, 'c', 'request-1');
    return battle;
  }
  afterEach(() => field.redis.del(INDEX_KEY));

  it('shows all that stands at one moment, and changes nothing', async () => {
    const battle = await eventful();
    const before = await dumpSession(field.redis, battle.sid);
    const seen = await desk().inspect(battle.sid);

    const givenUp = seen.givenUp[0]?.[1];
    expect(seen).toMatchObject({
      meta: { sid: battle.sid, status: 'active', step: 1 },
      queues: await battle.targets(),
      actors: { a: await battle.actor('a'), d: await battle.actor('d') },
      moves: { a: await battle.movesOf('a'), d: await battle.movesOf('d') },
      deadLetters: [
        { actionId: null, entry: 'poison', droppedAt: null, id: expect.stringMatching(/^\w{12}$/) },
      ],
      givenUp: [['c', expect.stringMatching(/^[bd]$/)]],
      lock: { holder: 'pending', ttlMs: expect.any(Number) },
      isSignalled: true,
      logLength: 2,
      ledgerLength: 1,
    });
    expect(seen.queues['c']).not.toContain(givenUp);
    expect(seen.actions.map((entry) => JSON.parse(entry) as unknown)).toEqual(await battle.queue());
    expect(seen.registered).toHaveLength(6);
    expect((seen.due ?? 0) - seen.now).toBeGreaterThan(50_000);
    expect(seen.lifetimes).toMatchObject({ meta: -1, log: -1, 'actor:a': -1, 'moves:a': -1 });
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  it('shows nothing to object to in a sound battle, with the whole of its log and ledger', async () => {
    const battle = await eventful();
    // The poison was put there by the test: no move has ended in it.
    const whole = await desk().inspectWhole(battle.sid);
    expect(whole.log).toEqual(await battle.log());
    expect(whole.ledger).toHaveLength(1);
    // These commits write no log entry of an exchange.
    expect(findViolations(whole)).toEqual(['step is 1 after 0 exchanges']);
  });

  it('pages a log that is longer than one page', async () => {
    const battle = await eventful();
    const events = Array.from({ length: 1234 }, (_, i) => {
      return { type: 'log_cut', actionId: 'x', dropped: i } as const;
    });
    await battle.execute(await battle.queue(), { events });
    expect((await desk().inspectWhole(battle.sid)).log).toEqual(await battle.log());
  });

  it('shows which documents are gone, and says which one cannot be read', async () => {
    const { sid } = await eventful();
    await field.redis.del(sessionKeys.actor(sid, 'a'));
    const whole = await desk().inspectWhole(sid);
    expect(Object.keys(whole.actors)).toEqual(['c', 'b', 'd']);
    expect(findViolations(whole)).toContain('the actor a has no document');
    await field.redis.rpush(sessionKeys.deadLetters(sid), '{"sid":');
    await expect(desk().inspect(sid)).rejects.toMatchObject({
      code: 'storage/corrupt',
      details: { sid, key: 'dead-letters' },
    });
  });

  it('knows no battle that there is not', async () => {
    expect(await codeOf(desk().inspect('nobody'))).toBe('session/not-found');
    expect(await codeOf(desk().wake('nobody', true))).toBe('session/not-found');
    expect(await field.redis.zscore(INDEX_KEY, 'nobody')).toBeNull();
  });

  describe('having it looked at', () => {
    it('makes it due, raises the flag and leaves the lock', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      await field.manager.index.touch(battle.sid, 60_000);
      await battle.queuedPair('a', 'b');
      await battle.snapshot();
      const token = await battle.lock();
      expect(await desk().wake(battle.sid, false)).toEqual({
        lock: { holder: token, ttlMs: expect.any(Number) },
        wasSignalled: false,
        queueLength: 1,
      });
      const seen = await desk().inspect(battle.sid);
      expect(seen.due).toBeLessThanOrEqual(seen.now);
      expect(seen).toMatchObject({ isSignalled: true, lock: { holder: token } });
      expect(await desk().wake(battle.sid, false)).toMatchObject({ wasSignalled: true });
    });

    it('makes a zombie of whoever held the lock that it breaks: its commit changes nothing', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      const action = await battle.queuedPair('a', 'b');
      const token = await battle.lock();
      await field.redis.persist(sessionKeys.busy(battle.sid));
      expect(await desk().wake(battle.sid, true)).toMatchObject({ lock: { holder: token, ttlMs: -1 } });
      const before = await dumpSession(field.redis, battle.sid);
      const { outcome } = await battle.commit(token, { taken: 1, steps: 1 });
      expect(outcome).toBe('zombie');
      expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
      // The next run finds what the zombie had taken.
      expect(await battle.queue()).toEqual([action]);
      expect(await battle.execute([action])).toMatchObject({ outcome: 'committed', queueLength: 0 });
    });

    it('is refused for a battle that is over, whose lock stays', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      await battle.defeat('b');
      expect(await codeOf(desk().wake(battle.sid, true))).toBe('session/not-active');
      expect(await field.redis.zscore(INDEX_KEY, battle.sid)).toBeNull();
    });
  });

  it('counts each move of a queued action as registered', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const action = await battle.queuedPair('a', 'b');
    const { registered } = await desk().inspect(battle.sid);
    expect([...registered].sort()).toEqual(movesOf(action).map(moveName).sort());
  });
});
