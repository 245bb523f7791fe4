import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangeAction, strike } from './testing/intents.js';

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

  it('come back into the hands when the battle ends over waiting strikes', async () => {
    const held = { a: hands.a, d: { bash: { price: { block: 2 } } } };
    const battle = await field.startBattle({ red: ['a', 'd'], blue: ['b', 'c'] }, { hands: held });
    await battle.strike('a', 'b', { feintId: 'true-strike' });
    await battle.strike('a', 'c', { feintId: 'cleave' });
    await battle.strike('d', 'c', { feintId: 'bash' });
    await battle.strike('d', 'b');
    await battle.defeat('b', 'c');
    expect((await battle.snapshot()).moves).toEqual({});
    expect((await battle.actor('a'))['hand']).toEqual(hands.a);
    expect((await battle.actor('d'))['hand']).toEqual(held.d);
    const cancelled = (await battle.log()).filter(({ type }) => type === 'move_cancelled');
    expect(cancelled).toHaveLength(4);
  });
});
