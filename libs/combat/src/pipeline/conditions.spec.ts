import {
  actorOf,
  battle,
  eventsOf,
  exchange,
  fighter,
  instant,
  item,
  missRolls,
  resolve,
  strikeMove,
  strikeRolls,
  under,
  withTokens,
} from './testing/fixtures.js';

const A = '0/exchange/a>b';
const B = '0/exchange/b>a';
const undefended = { evasion: undefined, parry: undefined };

describe('somebody asleep', () => {
  const asleep = under(fighter('b'), 'asleep', 2);

  it('does not strike, gets its feint back, and is struck critically', () => {
    const action = exchange(strikeMove('a', 'b'), strikeMove('b', 'a', { feintId: 'true_strike' }));
    const result = resolve(
      battle(fighter('a'), asleep),
      action,
      strikeRolls(A, { ...undefended, crit: undefined }),
    );
    expect(eventsOf(result, 'refused')).toMatchObject([{ cid: 'b', reason: 'asleep' }]);
    expect(eventsOf(result, 'strike')).toMatchObject([{ source: 'a', outcome: 'hit', isCritical: true }]);
    expect(actorOf(result, 'b').state.tokens).toMatchObject({ hit: 2, gift: 1 });
    expect(result.returns).toHaveLength(2);
  });

  it('wakes when a strike takes hp', () => {
    const rolls = strikeRolls(A, { ...undefended, crit: undefined });
    const result = resolve(battle(fighter('a'), asleep), exchange(), rolls);
    expect(eventsOf(result, 'effect_removed')).toMatchObject([
      { cid: 'b', effectId: 'asleep', reason: 'hurt' },
    ]);
    expect(actorOf(result, 'b').effects).toEqual([]);
  });

  it.each([
    ['a strike misses', asleep, missRolls(A)],
    [
      'a strike takes nothing',
      { ...asleep, raw: { ...asleep.raw, modifiers: { armour: ['=500'] } } },
      strikeRolls(A, { ...undefended, crit: undefined }),
    ],
    ['it only bleeds', under(asleep, 'bleeding', 2), missRolls(A)],
  ])('sleeps on when %s', (_case, sleeper, rolls) => {
    const result = resolve(battle(fighter('a'), sleeper), exchange(), rolls);
    expect(eventsOf(result, 'effect_removed')).toEqual([]);
    expect(actorOf(result, 'b').effects).toContainEqual(expect.objectContaining({ effectId: 'asleep' }));
  });

  it.each([
    ['an ability', instant('b', 'heal', ['b'])],
    ['an item', item('b', 'potion', ['b'])],
    ['a manoeuvre', instant('b', 'manoeuvre', ['a'])],
  ])('cannot use %s', (_what, action) => {
    const result = resolve(battle(fighter('a'), asleep), action, {});
    expect(eventsOf(result, 'refused')).toMatchObject([{ cid: 'b', reason: 'asleep' }]);
  });
});

describe('the blinded', () => {
  const blind = under(fighter('a'), 'blinded');

  it('aim worse and earn no hit tokens', () => {
    const result = resolve(battle(blind, fighter('b')), exchange(), {
      ...strikeRolls(A, { accuracy: 3999 }),
      ...missRolls(B),
    });
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ outcome: 'hit' });
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ hit: 0, gift: 1 });
    expect(actorOf(result, 'a').xp).toMatchObject({ hit: 1 });
  });

  it('earn no hit tokens by a rule either, but crit tokens', () => {
    const lucky = under(fighter('a', { traits: ['lucky'] }), 'blinded');
    const missed = resolve(battle(lucky, fighter('b')), exchange(), { ...missRolls(A), ...missRolls(B) });
    expect(actorOf(missed, 'a').state.tokens.hit).toBe(0);
    const rolls = { ...strikeRolls(A, { crit: 0 }), ...missRolls(B) };
    expect(actorOf(resolve(battle(blind, fighter('b')), exchange(), rolls), 'a').state.tokens.crit).toBe(1);
  });

  it('get back what a feint had cost', () => {
    const helpless = under(blind, 'stunned');
    const action = exchange(strikeMove('a', 'b', { feintId: 'true_strike' }));
    const result = resolve(battle(helpless, fighter('b')), action, missRolls(B));
    expect(actorOf(result, 'a').state.tokens.hit).toBe(2);
  });
});

describe('the disarmed', () => {
  it('strike with bare hands, without what their weapons would give, and keep their shield', () => {
    const knight = fighter('a', { loadout: { mainHand: 'sword', offHand: 'round_shield' } });
    const result = resolve(battle(under(knight, 'disarmed'), fighter('b')), exchange(), {
      ...strikeRolls(A),
      ...strikeRolls(B, { parry: undefined }),
      [`${B}/block`]: 0,
      [`${B}/counter`]: 9999,
    });
    expect(eventsOf(result, 'strike')).toMatchObject([
      { source: 'a', by: 'fists', damage: 8 },
      { source: 'b', outcome: 'block' },
    ]);
  });

  it('do not strike with a second weapon', () => {
    const dual = under(fighter('a', { loadout: { offHand: 'dagger' } }), 'disarmed');
    const result = resolve(battle(dual, fighter('b')), exchange(), { ...strikeRolls(A), ...missRolls(B) });
    expect(eventsOf(result, 'strike')).toHaveLength(2);
  });
});

describe('the silenced', () => {
  it('use items but no abilities', () => {
    const mute = under(fighter('b', { loadout: { belt: { potion: 1 }, abilities: ['heal'] } }), 'silenced');
    const state = battle(fighter('a'), withTokens(mute, { tempo: 2 }));
    expect(eventsOf(resolve(state, instant('b', 'heal', ['b']), {}), 'refused')).toMatchObject([
      { reason: 'silenced' },
    ]);
    const drunk = resolve(state, item('b', 'potion', ['b']), { '0/item/b>b/healing': 0 });
    expect(eventsOf(drunk, 'used')).toHaveLength(1);
    expect(resolve(state, instant('b', 'manoeuvre', ['a']), {}).fronts).toEqual([['b', 'a']]);
  });
});
