import { randomUUID } from 'node:crypto';
import { NO_XP } from '../dto/index.js';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangesExecuted } from './testing/intents.js';

describe.each(availableEncodings)('commits, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('trim exactly the actions taken while others are queued', async () => {
    const fighters = Array.from({ length: 6 }, (_, i) => [`a${i}`, `b${i}`] as const);
    const battle = await field.startBattle({
      red: fighters.map(([a]) => a),
      blue: fighters.map(([, b]) => b),
    });
    const actions = [];
    for (const [a, b] of fighters) actions.push(await battle.pair(a, b));
    await battle.transfer({ actions: actions.slice(0, 3) });
    const token = await battle.lock();
    const context = await field.manager.loadFullContext(battle.sid, 2);
    const [committed] = await Promise.all([
      battle.commit(token, exchangesExecuted(actions.slice(0, context.queue.length))),
      ...actions.slice(3).map((action) => battle.transfer({ actions: [action] })),
    ]);
    expect(committed).toMatchObject({ outcome: 'committed', status: 'active' });
    const left = (await battle.queue()).map(({ actionId }) => actionId);
    expect(left[0]).toBe(actions[2]?.actionId);
    expect(left.sort()).toEqual(
      actions
        .slice(2)
        .map(({ actionId }) => actionId)
        .sort(),
    );
  });

  it('write parts of actors whole, the hand entry by entry, and leave the rest', async () => {
    const hands = { a: { cleave: { price: { hit: 2 } }, feint: { price: { tempo: 1 } } } };
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] }, { hands });
    const before = await battle.actor('a');
    const token = await battle.lock();
    await battle.strike('a', 'b', { feintId: 'feint' });
    const state = { ...actorDocument('a', 'red').state, hp: 42 };
    const effects = [{ effectId: 'bleed', sourceCid: 'b', remaining: 2, stacks: 1, power: 0.1 }];
    await battle.commit(token, {
      actors: [
        { cid: 'a', parts: { state, effects } },
        { cid: 'b', parts: { xp: { ...NO_XP, hit: 1 } } },
      ],
      handAdditions: [{ cid: 'a', feintId: 'low-blow', place: { price: { crit: 2 } } }],
    });
    expect(await battle.actor('a')).toEqual({
      ...before,
      state,
      effects,
      hand: { cleave: { price: { hit: 2 } }, 'low-blow': { price: { crit: 2 } } },
    });
    expect((await battle.actor('b'))['xp']).toEqual({ ...NO_XP, hit: 1 });
  });

  it('put a feint into the hand once, and what a second one costs beside its price', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    for (const hit of [1, 2]) {
      await battle.commit(await battle.lock(), {
        handAdditions: [{ cid: 'a', feintId: 'price', place: { price: { hit } } }],
      });
    }
    expect((await battle.actor('a'))['hand']).toEqual({ price: { price: { hit: 3 } } });
    await battle.strike('a', 'b', { feintId: 'price' });
    expect((await battle.actor('a'))['hand']).toEqual({});
  });

  it('count the exchanges as steps and every commit as a revision', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await battle.execute([await battle.queuedPair('a', 'b'), await battle.queuedPair('c', 'd')]);
    await battle.commit(await battle.lock());
    const { meta } = await battle.snapshot();
    expect(meta.step).toBe(2);
    expect(meta.revision).toBe(4 + 2);
    expect(meta.updatedAt).toBeGreaterThanOrEqual(meta.createdAt);
  });

  it('give targets back at the end of the queue, once', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const action = await battle.queuedPair('a', 'b');
    await battle.execute([action], {
      returns: [
        ['a', 'b'],
        ['a', 'b'],
        ['b', 'a'],
      ],
    });
    expect(await battle.targets()).toEqual({ a: ['c', 'b'], b: ['a'], c: ['a'] });
  });

  it('bring a target to the front of a queue, and nobody into it who does not stand there', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c', 'd', 'e'] });
    await battle.strike('a', 'b');
    await battle.commit(await battle.lock(), {
      fronts: [
        ['a', 'd'],
        ['a', 'b'],
        ['a', 'a'],
        ['a', 'e'],
      ],
    });
    expect(await battle.targets()).toMatchObject({ a: ['e', 'd', 'c'], b: ['a'] });
    expect(await field.manager.peekPlayerTarget(battle.sid, 'a')).toBe('e');
  });

  it('bring a target to the front that comes back in the same commit, and none that falls in it', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c', 'd'] });
    await battle.execute([await battle.queuedPair('a', 'b')], {
      defeated: ['d'],
      fronts: [
        ['a', 'd'],
        ['a', 'b'],
      ],
    });
    expect((await battle.targets())['a']).toEqual(['b', 'c']);
  });

  it('give nothing back to the dead, and nobody gets a dead one back', async () => {
    const battle = await field.startBattle({ red: ['a', 'x'], blue: ['b', 'y'] });
    const actions = [await battle.queuedPair('a', 'b'), await battle.queuedPair('x', 'y')];
    await battle.execute(actions, { defeated: ['b'] });
    expect(await battle.targets()).toEqual({ a: ['y'], b: [], x: ['y'], y: ['a', 'x'] });
    await battle.commit(await battle.lock(), {
      returns: [
        ['b', 'a'],
        ['a', 'b'],
      ],
    });
    expect(await battle.targets()).toMatchObject({ a: ['y'], b: [] });
  });

  it('take the newly dead out of all queues and list them once', async () => {
    const battle = await field.startBattle({ red: ['a', 'b'], blue: ['c', 'd'], green: ['e'] });
    await battle.defeat('c', 'a');
    expect(await battle.defeat('c')).toMatchObject({ status: 'active' });
    expect(await battle.targets()).toEqual({ a: [], b: ['d', 'e'], c: [], d: ['b', 'e'], e: ['b', 'd'] });
    expect((await battle.snapshot()).meta.dead).toEqual(['c', 'a']);
  });

  it('keep the ledger in the order of the actions', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const actions = [await battle.queuedPair('a', 'b'), await battle.queuedPair('c', 'd')];
    await battle.execute(actions);
    const ledger = await field.redis.lrange(sessionKeys.ledger(battle.sid), 0, -1);
    expect(ledger.map((entry) => JSON.parse(entry) as unknown)).toMatchObject(
      actions.map((action) => ({ type: 'action', action })),
    );
  });

  it('fault: a poisoned queue entry is dropped and the next, healthy, one trimmed in its place – it goes to the dead letters, the healthy one stays', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const poison = 'not an action';
    await field.redis.rpush(sessionKeys.actions(battle.sid), poison);
    const healthy = await battle.queuedPair('a', 'b');
    const token = await battle.lock();
    const context = await field.manager.loadFullContext(battle.sid, 1);
    expect(context.queue).toEqual([poison]);
    const letter = {
      sid: battle.sid,
      actionId: null,
      entry: poison,
      error: { name: 'SyntaxError', message: 'Unexpected token' },
    };
    await battle.commit(token, { taken: 1, deadLetters: [letter] });
    expect(await battle.queue()).toEqual([healthy]);
    const letters = await field.redis.lrange(sessionKeys.deadLetters(battle.sid), 0, -1);
    expect(letters.map((entry) => JSON.parse(entry) as unknown)).toEqual([letter]);
  });

  it('may hold more entries than a script may pass at once', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const events = Array.from({ length: 9_000 }, (_, i) => ({
      type: 'log_cut' as const,
      actionId: 'x',
      dropped: i,
    }));
    await battle.commit(await battle.lock(), { events });
    const log = await battle.log();
    expect(log.slice(1)).toMatchObject(events.map((event, i) => ({ ...event, n: i + 2 })));
  });

  it('number the log without a gap while Collectors, joins and the Executor write at the same time', async () => {
    const enemies = Array.from({ length: 12 }, (_, i) => `b${i}`);
    const battle = await field.startBattle({ red: ['a'], blue: enemies }, { settings: { maxActors: 100 } });
    const moves = await Promise.all(enemies.map((enemy) => battle.strike('a', enemy)));
    const token = await battle.lock();
    const newcomer = battle.genesis.actors[0];
    if (newcomer === undefined) throw new Error('The battle has no actors.');
    await Promise.all([
      ...moves.map((moveId) =>
        battle.transfer({ cancellations: [{ cid: 'a', strategy: 'exchange', moveId, reason: 'no_target' }] }),
      ),
      ...enemies.map((enemy) =>
        field.manager.hotJoin(battle.sid, { ...newcomer, meta: { ...newcomer.meta, cid: `late-${enemy}` } }),
      ),
      battle.commit(token, {
        events: Array.from({ length: 20 }, () => ({
          type: 'log_cut' as const,
          actionId: randomUUID(),
          dropped: 1,
        })),
      }),
    ]);
    const log = await battle.log();
    expect(log.map(({ n }) => n)).toEqual(Array.from({ length: 1 + 12 + 12 + 20 }, (_, i) => i + 1));
    expect(log.every(({ at }, i) => i === 0 || at >= (log[i - 1]?.at ?? 0))).toBe(true);
  });
});
