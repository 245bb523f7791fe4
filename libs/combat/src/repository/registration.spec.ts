import type { ExchangeIntent } from '../dto/index.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { strike, useOfItem } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('registration of moves, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('takes the target out of the queue and lets the strike wait', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const intent = strike('a', 'b', { attackZone: 'head', blockZone: 'legs' });
    const registered = await battle.register(intent);
    expect(await battle.targets()).toMatchObject({ a: ['c'], b: ['a'] });
    expect((await battle.movesOf('a')).exchange).toEqual({
      [intent.moveId]: {
        ...intent,
        seq: 1,
        registeredAt: expect.any(Number),
        deadline: registered.deadline,
      },
    });
  });

  it('numbers moves in the order of their registration', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const ids = [await battle.strike('a', 'c'), await battle.strike('b', 'a'), await battle.strike('a', 'b')];
    const { moves, meta } = await battle.snapshot();
    const standing = Object.values(moves).flatMap(({ exchange }) => Object.values(exchange));
    expect(standing.sort((x, y) => x.seq - y.seq).map(({ moveId }) => moveId)).toEqual(ids);
    expect(meta.revision).toBe(3);
  });

  it('changes nothing when the same move comes again', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const intent = strike('a', 'b');
    await battle.register(intent);
    const before = await dumpSession(field.redis, battle.sid);
    expect(await battle.register(intent)).toEqual({
      outcome: 'duplicate',
      isSignalOwed: false,
      deadline: null,
      waitsMs: null,
    });
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  it('recognizes a move that comes again after it was executed, and after the battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const intent = strike('a', 'b');
    await battle.register(intent);
    const action = await battle.waitingStrike('a', intent.moveId);
    await battle.transfer({
      actions: [{ actionId: 'x', type: 'exchange', move: action, partnerMove: null, isForced: true }],
    });
    await battle.commit(await battle.lock(), { taken: 1, steps: 1, returns: [['a', 'b']] });
    expect((await battle.register(intent)).outcome).toBe('duplicate');
    await battle.defeat('b');
    expect((await battle.register(intent)).outcome).toBe('duplicate');
  });

  it.each<[string, Partial<ExchangeIntent>]>([
    ['another target', { target: 'c' }],
    ['another zone', { attackZone: 'head' }],
  ])('refuses a known move id with %s', async (_, other) => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const intent = strike('a', 'b');
    await battle.register(intent);
    expect(await codeOf(battle.register({ ...intent, ...other }))).toBe('move/conflict');
  });

  it('leaves each actor its own move ids, whatever ids another has taken', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'join'] });
    const moveId = 'ai1-a-b';
    expect((await battle.register(strike('b', 'a', { moveId }))).outcome).toBe('registered');
    expect((await battle.register(strike('a', 'b', { moveId }))).outcome).toBe('registered');
    // Newcomers are remembered in the same hash, by their ids.
    await battle.register(strike('join', 'a', { moveId: 'newcomer' }));
    expect((await field.manager.hotJoin(battle.sid, actorDocument('newcomer', 'red'))).isNew).toBe(true);
  });

  it('registers one of two strikes at the same target that come at the same time', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const codes = await Promise.all(
      Array.from({ length: 5 }, () => codeOf(battle.register(strike('a', 'b')))),
    );
    expect(codes.sort()).toEqual(['accepted', ...Array<string>(4).fill('target/not-available')]);
  });

  it.each<[string, string, ExchangeIntent]>([
    ['a target that is an ally', 'target/not-available', strike('a', 'ally')],
    ['a target that is the actor itself', 'target/not-available', strike('a', 'a')],
    ['a target that is not in the battle', 'target/not-available', strike('a', 'nobody')],
    ['an actor that is not in the battle', 'actor/not-found', strike('nobody', 'a')],
    ['a feint that is not in the hand', 'feint/not-in-hand', strike('a', 'b', { feintId: 'cleave' })],
    [
      "a feint named like a part of the hand's entries",
      'feint/not-in-hand',
      strike('a', 'b', { feintId: 'price' }),
    ],
    ['a target that could not be an id', 'move/invalid', strike('a', 'b"}')],
    ['an actor that could not be an id', 'move/invalid', strike('a:b', 'b')],
    ['a move id that could not be one', 'move/invalid', strike('a', 'b', { moveId: '{' })],
    ['a feint that could not be an id', 'move/invalid', strike('a', 'b', { feintId: 'A' })],
    ['a zone that nobody has', 'move/invalid', strike('a', 'b', { attackZone: 'tail' as never })],
  ])('refuses %s', async (_, code, intent) => {
    const hands = { a: { 'true-strike': { price: { hit: 2 } } } };
    const battle = await field.startBattle({ red: ['a', 'ally'], blue: ['b'] }, { hands });
    const before = await dumpSession(field.redis, battle.sid);
    expect(await codeOf(battle.register(intent))).toBe(code);
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  it('refuses a target that has been struck at already', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.strike('a', 'b');
    expect(await codeOf(battle.register(strike('a', 'b')))).toBe('target/not-available');
  });

  it('refuses moves in a finished battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    expect(await codeOf(battle.register(strike('a', 'b')))).toBe('session/not-active');
    const item = field.manager.registerInstantMove(battle.sid, useOfItem('a'));
    expect(await codeOf(item)).toBe('session/not-active');
    const batch = await field.manager.registerMovesBatch(battle.sid, 'a', [strike('a', 'b')]);
    expect(batch).toEqual({ outcomes: ['session/not-active'], isSignalOwed: false, waitsMs: null });
  });

  it('fault: a dead actor registers moves – none of them is accepted, nothing changes', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b'] });
    await battle.defeat('a');
    const before = await dumpSession(field.redis, battle.sid);
    expect(await codeOf(battle.register(strike('a', 'b')))).toBe('actor/defeated');
    expect(await codeOf(field.manager.registerInstantMove(battle.sid, useOfItem('a')))).toBe(
      'actor/defeated',
    );
    const batch = await field.manager.registerMovesBatch(battle.sid, 'a', [strike('a', 'b')]);
    expect(batch.outcomes).toEqual(['actor/defeated']);
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  it('refuses a strike at somebody who is out of the fight', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b'] });
    await battle.defeat('a');
    expect(await codeOf(battle.register(strike('b', 'a')))).toBe('target/not-available');
  });
});
