import { deepStrictEqual } from 'node:assert';
import {
  actorOf,
  battle,
  combatErrorOf,
  eventsOf,
  exchange,
  fighter,
  missRolls,
  resolve,
  rulesWith,
  strikeMove,
  strikeRolls,
  under,
  withState,
} from './testing/fixtures.js';

const A = '0/exchange/a>b';
const B = '0/exchange/b>a';
const bothHit = { ...strikeRolls(A), ...strikeRolls(B) };
const bothMiss = { ...missRolls(A), ...missRolls(B) };

describe('an exchange', () => {
  it('strikes both ways, counts one step and gives both their targets back', () => {
    const result = resolve(battle(fighter('a'), fighter('b')), exchange(), bothHit);
    expect(
      eventsOf(result, 'strike').map(({ source, outcome, damage }) => [source, outcome, damage]),
    ).toEqual([
      ['a', 'hit', 14],
      ['b', 'hit', 14],
    ]);
    expect(actorOf(result, 'a').state.hp).toBe(106);
    expect(result.isExchange).toBe(true);
    expect(result.state.step).toBe(8);
    expect(result.returns).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });

  it('lets both die of strikes that were computed from the state before', () => {
    const weak = [withState(fighter('a'), { hp: 3 }), withState(fighter('b'), { hp: 3 })];
    const result = resolve(battle(...weak), exchange(), bothHit);
    expect(result.defeated).toEqual(['b', 'a']);
    expect(result.returns).toEqual([]);
    expect(actorOf(result, 'a').state).toMatchObject({ hp: 0, defeat: 'killed' });
    expect(actorOf(result, 'a').xp.kill).toBe(1);
  });

  it('gives nobody a target back when one of the two has died', () => {
    const result = resolve(battle(fighter('a'), withState(fighter('b'), { hp: 1 })), exchange(), {
      ...strikeRolls(A),
      ...missRolls(B),
    });
    expect(eventsOf(result, 'defeated')).toMatchObject([{ cid: 'b', how: 'killed', by: 'a' }]);
    expect(result.returns).toEqual([]);
    expect(result.isExchange).toBe(true);
  });

  it.each([
    ['defeated', battle(fighter('a'), withState(fighter('b'), { hp: 0, defeat: 'killed' }))],
    ['missing', battle(fighter('a'))],
  ])('cancels both moves and strikes nothing when one fighter is %s', (_case, state) => {
    const result = resolve(state, exchange(), {});
    expect(result.events).toMatchObject([
      { type: 'move_cancelled', cid: 'a', moveId: 'a-b', reason: 'target_defeated', actionId: 'x1' },
      { type: 'move_cancelled', cid: 'b', moveId: 'b-a', reason: 'actor_defeated', actionId: 'x1' },
    ]);
    expect(result).toMatchObject({ isExchange: false, returns: [], defeated: [] });
    expect(result.state.actors).toBe(state.actors);
    expect(result.state.step).toBe(7);
  });

  it('gives the price of a feint back when its move is cancelled', () => {
    const state = battle(fighter('a'), withState(fighter('b'), { defeat: 'surrendered' }));
    const result = resolve(state, exchange(strikeMove('a', 'b', { feintId: 'power_attack' })), {});
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ crit: 1, hit: 1 });
  });

  it('lets only the other side strike when one is stunned, and gives both their targets back', () => {
    const result = resolve(battle(under(fighter('a'), 'stunned'), fighter('b')), exchange(), {
      ...strikeRolls(B, { evasion: undefined, parry: undefined }),
    });
    expect(eventsOf(result, 'refused')).toMatchObject([{ cid: 'a', reason: 'stunned' }]);
    expect(eventsOf(result, 'strike').map(({ source }) => source)).toEqual(['b']);
    expect(result.returns).toHaveLength(2);
    expect(result.isExchange).toBe(true);
    expect(actorOf(result, 'a').effects).toEqual([]);
  });

  it('passes with no strike when both are stunned, so that both stuns end', () => {
    const result = resolve(
      battle(under(fighter('a'), 'stunned'), under(fighter('b'), 'stunned')),
      exchange(),
      {},
    );
    expect(eventsOf(result, 'strike')).toEqual([]);
    expect(eventsOf(result, 'effect_expired').map(({ cid }) => cid)).toEqual(['a', 'b']);
    expect(result.returns).toHaveLength(2);
  });

  it('gives one gift to each side, and the tokens of what happened', () => {
    const result = resolve(battle(fighter('a'), fighter('b')), exchange(), {
      ...strikeRolls(A, { crit: 0 }),
      ...missRolls(B),
    });
    expect(eventsOf(result, 'tokens_gained')).toMatchObject([
      { cid: 'a', tokens: { crit: 1, tempo: 1, gift: 1 } },
      { cid: 'b', tokens: { gift: 1 } },
    ]);
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ crit: 1, hit: 0, tempo: 1, gift: 1 });
  });

  it('comes out the same whoever moved first', () => {
    const state = battle(fighter('a', { loadout: { mainHand: 'kris' } }), fighter('b'));
    const rolls = { ...strikeRolls(A, { crit: 0 }), ...strikeRolls(B, { crit: 0 }) };
    const one = resolve(state, exchange(), rolls);
    const other = resolve(state, exchange(strikeMove('b', 'a'), strikeMove('a', 'b')), rolls);
    deepStrictEqual(other.state, one.state);
  });

  it('keeps actors and parts that nothing happened to', () => {
    const state = battle(fighter('a'), fighter('b'), fighter('c'));
    const result = resolve(state, exchange(), bothMiss);
    expect(actorOf(result, 'c')).toBe(state.actors['c']);
    for (const part of ['meta', 'raw', 'loadout', 'hand', 'cooldowns', 'effects', 'xp'] as const) {
      expect(actorOf(result, 'a')[part]).toBe(state.actors['a']?.[part]);
    }
    expect(actorOf(result, 'a').state).not.toBe(state.actors['a']?.state);
  });

  it('refuses a pair of moves that do not strike at each other', () => {
    const state = battle(fighter('a'), fighter('b'), fighter('c'));
    const crossed = exchange(strikeMove('a', 'b'), strikeMove('c', 'a'));
    expect(combatErrorOf(() => resolve(state, crossed, {})).code).toBe('storage/corrupt');
  });
});

describe('a forced strike', () => {
  const forced = exchange(strikeMove('a', 'b'), null);
  const rolls = strikeRolls('0/forced/a>b', { evasion: undefined, parry: undefined });

  it('meets no defence and no counter, and gives only the striker its target back', () => {
    const result = resolve(battle(fighter('a'), fighter('b')), forced, rolls);
    expect(eventsOf(result, 'strike')).toMatchObject([{ kind: 'forced', source: 'a', outcome: 'hit' }]);
    expect(eventsOf(result, 'exchange')).toMatchObject([{ isForced: true, step: 8 }]);
    expect(result.returns).toEqual([['a', 'b']]);
  });

  it('gives the idle defender no gift, but its effects come nearer to their end', () => {
    const result = resolve(battle(fighter('a'), under(fighter('b'), 'toppled', 2)), forced, rolls);
    expect(actorOf(result, 'b').state.tokens.gift).toBe(0);
    expect(actorOf(result, 'a').state.tokens.gift).toBe(1);
    expect(actorOf(result, 'b').effects).toMatchObject([{ effectId: 'toppled', remaining: 1 }]);
    expect(actorOf(result, 'b').state.exchanges).toBe(1);
  });
});

describe('counters', () => {
  const dodged = { evasion: 0, parry: undefined, damage: undefined };
  const opening = { ...strikeRolls(A, dodged), [`${A}/counter`]: 0, ...missRolls(B) };

  it('strike back in the next wave and bring a riposte', () => {
    const result = resolve(battle(fighter('a'), fighter('b')), exchange(), {
      ...opening,
      ...strikeRolls('1/counter/b>a'),
    });
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({
      kind: 'counter',
      wave: 1,
      source: 'b',
      damage: 14,
    });
    expect(actorOf(result, 'b').state.tokens).toMatchObject({ dodge: 1, riposte: 1, hit: 1 });
    expect(actorOf(result, 'b').xp).toMatchObject({ dodge: 1, counter: 1 });
  });

  it('end after three waves, which the log says', () => {
    const rolls: Record<string, number> = { ...opening };
    for (const strike of ['1/counter/b>a', '2/counter/a>b', '3/counter/b>a']) {
      Object.assign(rolls, strikeRolls(strike, dodged), { [`${strike}/counter`]: 0 });
    }
    const result = resolve(battle(fighter('a'), fighter('b')), exchange(), rolls);
    expect(eventsOf(result, 'strike').map(({ wave }) => wave)).toEqual([0, 0, 1, 2, 3]);
    expect(eventsOf(result, 'limit_reached')).toMatchObject([{ cid: 'a', limit: 'waves', dropped: 1 }]);
  });

  it('do not come from or against somebody who has died in the wave before', () => {
    const result = resolve(battle(fighter('a'), withState(fighter('b'), { hp: 1 })), exchange(), {
      ...strikeRolls(A),
      ...strikeRolls(B, dodged),
      [`${B}/counter`]: 0,
    });
    expect(result.defeated).toEqual(['b']);
    expect(eventsOf(result, 'strike')).toHaveLength(2);
  });

  it('do not come from a defender whom the blocked strike has killed', () => {
    const shielded = withState(fighter('b', { loadout: { offHand: 'round_shield' } }), { hp: 1 });
    const blocked = { [`${A}/block`]: 0, [`${A}/counter`]: 0 };
    const rolls = { ...strikeRolls(A), ...blocked, ...missRolls(B) };
    const result = resolve(battle(fighter('a'), shielded), exchange(), rolls);
    expect(result.defeated).toEqual(['b']);
    expect(eventsOf(result, 'strike')).toHaveLength(2);
  });

  it('do not follow a parry with a weapon that cannot riposte', () => {
    const heavy = fighter('b', { loadout: { mainHand: 'halberd' } });
    const result = resolve(battle(fighter('a'), heavy), exchange(), {
      ...strikeRolls(A, { parry: 0, damage: undefined }),
      ...missRolls(B),
    });
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ outcome: 'parry' });
  });
});

describe('two weapons', () => {
  it('strike with the off hand in the next wave for half the damage', () => {
    const dual = fighter('a', { loadout: { offHand: 'dagger' } });
    const result = resolve(battle(dual, fighter('b')), exchange(), {
      [`${A}/trigger/striker/style.dual.0`]: 0,
      ...strikeRolls(A),
      ...missRolls(B),
      '1/off_hand/a>b/trigger/striker/style.dual.0': 0,
      ...strikeRolls('1/off_hand/a>b'),
    });
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({ kind: 'off_hand', by: 'dagger', damage: 3 });
  });
});

describe('the log of an action', () => {
  it('is cut to its limit, says so, and keeps the defeats', () => {
    const limited = rulesWith({}, { eventsPerAction: 4 });
    const weak = [withState(fighter('a'), { hp: 1 }), withState(fighter('b'), { hp: 1 })];
    const result = resolve(battle(...weak), exchange(), bothHit, limited);
    expect(result.events.map(({ type }) => type)).toEqual(['exchange', 'defeated', 'defeated', 'log_cut']);
    expect(eventsOf(result, 'log_cut')).toMatchObject([{ dropped: 2 }]);
  });
});
