import { defaultPack } from '../content/default-pack.js';
import type { ActorState } from '../dto/index.js';
import { currentRules, refundHands } from '../pipeline/index.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangeAction, strike } from './testing/intents.js';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe.each(availableEncodings)('feints of registered strikes, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
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

  const cancel = (cid: string, moveId: string) =>
    ({ cid, strategy: 'exchange', moveId, reason: 'target_defeated' }) as const;

  it('come back into the hand, price and all, when the strike is cancelled', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const moveId = await battle.strike('a', 'b', { feintId: 'cleave' });
    await battle.strike('a', 'c', { feintId: 'true-strike' });
    expect((await battle.actor('a'))['hand']).toEqual({});
    await battle.transfer({ cancellations: [cancel('a', moveId)] });
    expect((await battle.actor('a'))['hand']).toEqual({ cleave: hands.a.cleave });
    await battle.transfer({ cancellations: [cancel('a', moveId)] });
    expect((await battle.actor('a'))['hand']).toEqual({ cleave: hands.a.cleave });
  });

  it('can be used again after they came back', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const cancelled = await battle.strike('a', 'b', { feintId: 'cleave' });
    await battle.transfer({ cancellations: [cancel('a', cancelled)] });
    const moveId = await battle.strike('a', 'c', { feintId: 'cleave' });
    expect((await battle.waitingStrike('a', moveId)).feintPlace).toEqual(hands.a.cleave);
    expect((await battle.actor('a'))['hand']).toEqual({ 'true-strike': hands.a['true-strike'] });
  });

  it('go with the action that the strike becomes, and stay out of the hand', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] }, { hands });
    const move = await battle.waitingStrike('a', await battle.strike('a', 'b', { feintId: 'cleave' }));
    await battle.transfer({
      actions: [exchangeAction(move, null)],
      cancellations: [cancel('a', move.moveId)],
    });
    expect(await battle.queue()).toMatchObject([{ move: { feintId: 'cleave', feintPlace: hands.a.cleave } }]);
    expect((await battle.actor('a'))['hand']).toEqual({ 'true-strike': hands.a['true-strike'] });
  });

  it('come back to another of their kind: the place is worth both', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const moveId = await battle.strike('a', 'b', { feintId: 'cleave' });
    const handAdditions = [{ cid: 'a', feintId: 'cleave', place: hands.a.cleave }];
    await battle.commit(await battle.lock(), { handAdditions });
    await battle.transfer({ cancellations: [cancel('a', moveId)] });
    const place = { price: { hit: 4, crit: 2 } };
    expect((await battle.actor('a'))['hand']).toEqual({ ...hands.a, cleave: place });
    const again = await battle.strike('a', 'c', { feintId: 'cleave' });
    expect((await battle.waitingStrike('a', again)).feintPlace).toEqual(place);
  });

  it('are not mistaken for a move that is called like their place, where moves are traced', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const namesake = strike('a', 'b', { moveId: 'feintPlace' });
    await field.manager.registerExchangeMove(battle.sid, namesake, TRACE);
    const feinting = strike('a', 'c', { feintId: 'cleave' });
    await field.manager.registerExchangeMove(battle.sid, feinting, TRACE);

    const action = exchangeAction(await battle.waitingStrike('a', namesake.moveId), null);
    // Two passes have found the same move.
    await battle.transfer({ actions: [action] });
    await battle.transfer({ actions: [action] });
    expect(await battle.queue()).toEqual([action]);
    expect((await battle.waitingStrike('a', feinting.moveId)).feintPlace).toEqual(hands.a.cleave);
  });

  it('come by a commit to one that came back while it was computed: the place is worth both', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const moveId = await battle.strike('a', 'b', { feintId: 'true-strike' });
    const token = await battle.lock();
    await battle.transfer({ cancellations: [cancel('a', moveId)] });
    const handAdditions = [{ cid: 'a', feintId: 'true-strike', place: hands.a['true-strike'] }];
    await battle.commit(token, { handAdditions });
    expect((await battle.actor('a'))['hand']).toEqual({ ...hands.a, 'true-strike': { price: { hit: 4 } } });
  });

  it('give back their price when the battle ends, those of waiting strikes too, as the rules do it in memory', async () => {
    const held = { a: hands.a, d: { bash: { price: { block: 2 } } } };
    const battle = await field.startBattle({ red: ['a', 'd'], blue: ['b', 'c'] }, { hands: held });
    await battle.strike('a', 'b', { feintId: 'true-strike' });
    await battle.strike('a', 'c', { feintId: 'cleave' });
    await battle.strike('d', 'c', { feintId: 'bash' });
    await battle.strike('d', 'b');
    await battle.defeat('b', 'c');
    expect((await battle.snapshot()).moves).toEqual({});
    const { genesis } = battle;
    const inMemory = refundHands(
      { step: 0, actors: Object.fromEntries(genesis.actors.map((actor) => [actor.meta.cid, actor])) },
      currentRules(defaultPack).edition,
    );
    for (const cid of ['a', 'b', 'c', 'd']) {
      const { hand, state } = await battle.actor(cid);
      expect({ hand, tokens: (state as ActorState).tokens }).toEqual({
        hand: {},
        tokens: inMemory.state.actors[cid]?.state.tokens,
      });
    }
    const log = await battle.log();
    expect(log.filter(({ type }) => type === 'move_cancelled')).toHaveLength(4);
    const refunds = log.filter((entry) => entry.type === 'feints_refunded');
    expect(refunds).toEqual([
      expect.objectContaining({ cid: 'a', tokens: { hit: 4, crit: 1 } }),
      expect.objectContaining({ cid: 'd', feints: ['bash'], tokens: { block: 2 } }),
    ]);
    expect(new Set(refunds[0]?.feints)).toEqual(new Set(['true-strike', 'cleave']));
  });

  it('give back their price when the Collector ends the battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] }, { hands });
    const { revision } = (await battle.snapshot()).meta;
    expect(await field.manager.finishSession(battle.sid, 'stalemate', revision)).toBe('finished');
    expect(await battle.actor('a')).toMatchObject({ hand: {}, state: { tokens: { hit: 4, crit: 1 } } });
    expect((await battle.log()).map(({ type }) => type)).toEqual([
      'battle_started',
      'feints_refunded',
      'battle_finished',
    ]);
  });

  it('stay in the hands at the end of a battle whose rules keep them there', async () => {
    const battle = await field.startBattle(
      { red: ['a'], blue: ['b', 'c'] },
      { hands, handsAtTheEnd: 'kept' },
    );
    await battle.strike('a', 'c', { feintId: 'cleave' });
    await battle.defeat('b', 'c');
    expect(await battle.actor('a')).toMatchObject({ hand: hands.a, state: { tokens: { hit: 0 } } });
    expect((await battle.log()).map(({ type }) => type)).not.toContain('feints_refunded');
  });
});
