import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';

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
});
