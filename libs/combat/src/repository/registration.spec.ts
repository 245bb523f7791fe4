import { randomUUID } from 'node:crypto';
import type { ExchangeIntent } from '../dto/index.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { strike, useOfAbility, useOfItem } from './testing/intents.js';
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
    ['another actor', { cid: 'c', target: 'a' }],
  ])('refuses a known move id with %s', async (_, other) => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const intent = strike('a', 'b');
    await battle.register(intent);
    expect(await codeOf(battle.register({ ...intent, ...other }))).toBe('move/conflict');
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

  describe('feints', () => {
    const hands = { a: { 'true-strike': { price: { hit: 2 } }, cleave: { price: { hit: 2, crit: 1 } } } };

    it('leave the hand in the same step in which the strike is registered', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
      await battle.strike('a', 'b', { feintId: 'true-strike' });
      expect((await battle.actor('a'))['hand']).toEqual({ cleave: hands.a.cleave });
      expect(await codeOf(battle.register(strike('a', 'c', { feintId: 'true-strike' })))).toBe(
        'feint/not-in-hand',
      );
      await battle.strike('a', 'c', { feintId: 'cleave' });
      expect((await battle.actor('a'))['hand']).toEqual({});
    });

    it('stay in the hand when the strike is refused', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] }, { hands });
      await battle.strike('a', 'b');
      const refused = battle.register(strike('a', 'b', { feintId: 'cleave' }));
      expect(await codeOf(refused)).toBe('target/not-available');
      expect((await battle.actor('a'))['hand']).toEqual(hands.a);
    });

    it('serve one of two strikes in one batch', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
      const strikes = ['b', 'c'].map((target) => strike('a', target, { feintId: 'cleave' }));
      const { outcomes } = await field.manager.registerMovesBatch(battle.sid, 'a', strikes);
      expect(outcomes).toEqual(['registered', 'feint/not-in-hand']);
      expect((await battle.actor('a'))['hand']).toEqual({ 'true-strike': hands.a['true-strike'] });
      expect((await battle.targets())['a']).toEqual(['c']);
    });
  });

  describe('batches', () => {
    it('answer for each move by itself and tell the shortest wait', async () => {
      const battle = await field.startBattle({ red: ['bot', 'a'], blue: ['b', 'c', 'd'] }, { bots: ['bot'] });
      await battle.execute([await battle.queuedForced('a', 'c')]);
      const known = strike('bot', 'd');
      await battle.register(known);
      const intents = [strike('bot', 'b'), known, strike('bot', 'b'), strike('bot', 'c')];
      const { outcomes, waitsMs } = await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
      expect(outcomes).toEqual(['registered', 'duplicate', 'target/not-available', 'registered']);
      expect(waitsMs).toBe(50_000);
      expect((await battle.targets())['bot']).toEqual([]);
    });

    it('change nothing when they come again', async () => {
      const battle = await field.startBattle({ red: ['bot'], blue: ['b', 'c'] }, { bots: ['bot'] });
      const intents = [strike('bot', 'b'), strike('bot', 'c')];
      await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
      const before = await dumpSession(field.redis, battle.sid);
      const again = await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
      expect(again).toEqual({ outcomes: ['duplicate', 'duplicate'], isSignalOwed: false, waitsMs: null });
      expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
    });

    it('may be empty', async () => {
      const battle = await field.startBattle({ red: ['bot'], blue: ['b'] });
      expect((await field.manager.registerMovesBatch(battle.sid, 'bot', [])).outcomes).toEqual([]);
    });
  });

  describe('items and abilities', () => {
    it('wait without a target and always owe a signal', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      const item = useOfItem('a', { targets: ['a', 'b'] });
      const ability = useOfAbility('a');
      const registered = await field.manager.registerInstantMove(battle.sid, item);
      expect(registered).toEqual({
        outcome: 'registered',
        isSignalOwed: true,
        deadline: null,
        waitsMs: null,
      });
      await battle.snapshot();
      expect((await field.manager.registerInstantMove(battle.sid, ability)).isSignalOwed).toBe(true);
      const moves = await battle.movesOf('a');
      expect(moves.item).toEqual({ [item.moveId]: { ...item, seq: 1, registeredAt: expect.any(Number) } });
      expect(moves.instant).toEqual({
        [ability.moveId]: { ...ability, seq: 2, registeredAt: expect.any(Number) },
      });
      expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    });

    it('are bounded in number, both kinds together, actor by actor', async () => {
      const battle = await field.startBattle(
        { red: ['a'], blue: ['b'] },
        { settings: { maxWaitingInstants: 2 } },
      );
      const use = (intent: ReturnType<typeof useOfItem> | ReturnType<typeof useOfAbility>) =>
        codeOf(field.manager.registerInstantMove(battle.sid, intent));
      expect(await use(useOfItem('a'))).toBe('accepted');
      expect(await use(useOfAbility('a'))).toBe('accepted');
      expect(await use(useOfItem('a'))).toBe('move/too-many');
      expect(await use(useOfAbility('a'))).toBe('move/too-many');
      expect(await use(useOfItem('b'))).toBe('accepted');
    });

    it('are recognized when they come again, and refused with another body', async () => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      const item = useOfItem('a');
      const register = (intent: typeof item) => field.manager.registerInstantMove(battle.sid, intent);
      await register(item);
      expect((await register(item)).outcome).toBe('duplicate');
      expect(await codeOf(register({ ...item, itemId: 'bomb' }))).toBe('move/conflict');
      expect(await codeOf(battle.register(strike('a', 'b', { moveId: item.moveId })))).toBe('move/conflict');
    });

    it.each([
      ['no target at all', useOfItem('a', { targets: [] })],
      ['a target that could not be an id', useOfItem('a', { targets: ['a"'] })],
      ['an item that could not be an id', useOfItem('a', { itemId: '' })],
      ['an ability that could not be an id', useOfAbility('a', { abilityId: 'a b' })],
    ])('are refused with %s', async (_, intent) => {
      const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
      expect(await codeOf(field.manager.registerInstantMove(battle.sid, intent))).toBe('move/invalid');
    });

    it('are refused to somebody who is not in the battle', async () => {
      const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
      const refused = field.manager.registerInstantMove(sid, useOfItem('nobody'));
      expect(await codeOf(refused)).toBe('actor/not-found');
    });
  });

  it('fault: an id compared as number here and as string there – "1", "01", "10" and "1e1" are four actors', async () => {
    const battle = await field.startBattle({ '1': ['1', '01'], '01': ['10', '1e1'] }, { bots: ['1e1'] });
    expect(await battle.targets()).toEqual({
      '1': ['10', '1e1'],
      '01': ['1e1', '10'],
      '10': ['1', '01'],
      '1e1': ['01', '1'],
    });
    expect(await codeOf(battle.register(strike('1', '01')))).toBe('target/not-available');
    await battle.strike('1', '10', { moveId: '1' });
    await battle.strike('1e1', '1', { moveId: '1e0' });
    expect(await battle.targets()).toMatchObject({ '1': ['1e1'], '1e1': ['01'] });
    await battle.execute([], { defeated: ['10'] });
    const { meta, moves } = await battle.snapshot();
    expect(meta.dead).toEqual(['10']);
    expect(await battle.targets()).toEqual({ '1': ['1e1'], '01': ['1e1'], '10': [], '1e1': ['01'] });
    expect(moves['1']?.exchange['1']?.target).toBe('10');
    expect(await codeOf(battle.register(strike('10', '1')))).toBe('actor/defeated');
    expect(await codeOf(battle.register(strike('1', '1e1', { moveId: '01' })))).toBe('accepted');
    expect((await battle.defeat('1e1')).outcome).toBe('committed');
    expect((await battle.snapshot()).meta.winner).toBe('1');
  });

  it('keeps ids apart of which one is a part of the other', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['bb', 'b', 'b-b'] });
    await battle.strike('a', 'b', { moveId: 'm' });
    await battle.strike('a', 'bb', { moveId: `${'m'}m` });
    expect((await battle.targets())['a']).toEqual(['b-b']);
    expect(Object.keys((await battle.movesOf('a')).exchange).sort()).toEqual(['m', 'mm']);
    expect(await codeOf(battle.register(strike('a', 'b-b', { moveId: randomUUID() })))).toBe('accepted');
  });
});
