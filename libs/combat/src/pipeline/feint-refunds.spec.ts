import fc from 'fast-check';
import { createActor } from '../content/create-actor.js';
import { defaultPack } from '../content/default-pack.js';
import { NO_XP, TOKENS, type ActorDocument, type ActorHand, type Token } from '../dto/index.js';
import { refundHands } from './refund-hands.js';
import {
  actorOf,
  battle,
  eventsOf,
  exchange,
  fighter,
  missRolls,
  resolve,
  rules,
  strikeMove,
  under,
  withState,
} from './testing/fixtures.js';

const bothMiss = { ...missRolls('0/exchange/a>b'), ...missRolls('0/exchange/b>a') };
const holding = (actor: ActorDocument, hand: ActorHand): ActorDocument => ({ ...actor, hand });
const TWO_OF_THEM: ActorHand = { true_strike: { price: { hit: 4 } } };

describe('a place that is worth more than its feint, because another one came back to it', () => {
  const named = exchange(strikeMove('a', 'b', { feintId: 'true_strike', feintPlace: { price: { hit: 4 } } }));

  it('spends one price with the strike; the rest comes back', () => {
    const result = resolve(battle(fighter('a'), fighter('b')), named, bothMiss);
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ hit: 2, gift: 1 });
  });

  it('comes back whole with a strike that is not made', () => {
    const result = resolve(battle(under(fighter('a'), 'stunned'), fighter('b')), named, {
      ...missRolls('0/exchange/b>a'),
    });
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ hit: 4 });
  });

  it('comes back whole with a strike that is cancelled', () => {
    const fallen = withState(fighter('b'), { hp: 0, defeat: 'killed' });
    const result = resolve(battle(fighter('a'), fallen), named, {});
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ hit: 4 });
  });

  it('costs nothing more if it is worth just its price', () => {
    const plain = exchange(
      strikeMove('a', 'b', { feintId: 'true_strike', feintPlace: { price: { hit: 2 } } }),
    );
    const result = resolve(battle(fighter('a'), fighter('b')), plain, bothMiss);
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ hit: 0 });
    expect(eventsOf(result, 'tokens_gained').find(({ cid }) => cid === 'a')?.tokens).not.toHaveProperty(
      'hit',
    );
  });
});

describe('feints that are left in the hands at the end', () => {
  const hand: ActorHand = {
    true_strike: { price: { hit: 2 } },
    power_attack: { price: { crit: 1, hit: 1 } },
  };
  const a = withState(holding(fighter('a'), hand), { tokens: { ...fighter('a').state.tokens, hit: 5 } });

  it('give back what was set aside for them, which the log tells', () => {
    const { state, events } = refundHands(battle(a, fighter('b')), rules.edition);
    expect(state.actors['a']).toEqual({
      ...a,
      hand: {},
      state: { ...a.state, tokens: { ...a.state.tokens, hit: 8, crit: 1 } },
    });
    expect(events).toEqual([
      {
        type: 'feints_refunded',
        cid: 'a',
        feints: ['true_strike', 'power_attack'],
        tokens: { hit: 3, crit: 1 },
      },
    ]);
  });

  it("are nobody else's business, and count as nothing that was done", () => {
    const b = fighter('b');
    const { state } = refundHands(battle(a, b), rules.edition);
    expect(state.actors['b']).toBe(b);
    expect(state.actors['a']?.xp).toEqual(NO_XP);
    expect(state.step).toBe(7);
  });

  it('give back all that their place is worth', () => {
    const { state } = refundHands(battle(holding(fighter('a'), TWO_OF_THEM), fighter('b')), rules.edition);
    expect(state.actors['a']?.state.tokens).toMatchObject({ hit: 4 });
  });

  it('come back to the fallen, too', () => {
    const fallen = withState(a, { hp: 0, defeat: 'killed' });
    expect(refundHands(battle(fallen), rules.edition).events).toHaveLength(1);
  });

  it('leave what was before as it was, and nothing for a second end', () => {
    const before = battle(a, fighter('b'));
    const once = refundHands(before, rules.edition);
    expect(before.actors['a']).toBe(a);
    expect(refundHands(once.state, rules.edition)).toEqual({ state: once.state, events: [] });
  });

  it('stay where they are under the rules that keep them', () => {
    const { state, events } = refundHands(battle(a), { ...rules.edition, handsAtTheEnd: 'kept' });
    expect(state.actors['a']).toBe(a);
    expect(events).toEqual([]);
  });

  it('neither make nor lose a token, whatever is in the hand', () => {
    const anyHand = fc
      .subarray(Object.keys(defaultPack.feints))
      .map((ids): ActorHand =>
        Object.fromEntries(ids.map((id) => [id, { price: defaultPack.feints[id]?.price ?? {} }])),
      );
    const warrior = createActor(defaultPack, { cid: 'a', team: 'red', kind: 'bot', template: 'warrior' });
    const worth = ({ hand: held, state }: ActorDocument, token: Token): number =>
      Object.values(held).reduce((sum, { price }) => sum + (price[token] ?? 0), state.tokens[token]);
    fc.assert(
      fc.property(anyHand, (held) => {
        const before = holding(warrior, held);
        const after = refundHands(battle(before), rules.edition).state.actors['a'];
        if (after === undefined) throw new Error('The actor is gone.');
        for (const token of TOKENS) expect(after.state.tokens[token]).toBe(worth(before, token));
        expect(after.hand).toEqual({});
      }),
    );
  });
});
