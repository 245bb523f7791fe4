import type { Stacking } from '../content/types.js';
import { testPack } from './testing/test-pack.js';
import { TOKENS } from '../dto/index.js';
import type { ActorDocument } from '../dto/index.js';
import { profileOf } from './stats/profile.js';
import type { Resolution, Rules } from './types.js';
import {
  actorOf,
  battle,
  eventsOf,
  exchange,
  fighter,
  missRolls,
  resolve,
  rules,
  rulesWith,
  strikeMove,
  strikeRolls,
  under,
  withState,
  withTokens,
} from './testing/fixtures.js';

const A = '0/exchange/a>b';
const B = '0/exchange/b>a';
const bothMiss = { ...missRolls(A), ...missRolls(B) };
const kris = (): ActorDocument => fighter('a', { loadout: { mainHand: 'kris' } });

function bleed(defender: ActorDocument, withRules: Rules = rules): Resolution {
  const rolls = { ...strikeRolls(A, { crit: 0 }), ...missRolls(B) };
  return resolve(battle(kris(), defender), exchange(), rolls, withRules);
}
function stackingAs(stacking: Stacking): Rules {
  const { bleeding } = testPack.effects;
  if (bleeding === undefined) throw new Error('The test pack has no bleeding.');
  return rulesWith({ effects: { ...testPack.effects, bleeding: { ...bleeding, stacking } } });
}

describe('an effect', () => {
  it('does not tick in the exchange that brings it, then once in each, and ends exactly when none is left', () => {
    let result = bleed(fighter('b'));
    expect(eventsOf(result, 'effect_applied')).toMatchObject([
      { target: 'b', effectId: 'bleeding', duration: 3 },
    ]);
    expect(eventsOf(result, 'effect_ticked')).toEqual([]);
    const hp = [actorOf(result, 'b').state.hp];
    for (let passed = 1; passed <= 3; passed += 1) {
      expect(actorOf(result, 'b').effects).toMatchObject([{ remaining: 4 - passed }]);
      result = resolve(result.state, exchange(), bothMiss);
      hp.push(actorOf(result, 'b').state.hp);
      expect(eventsOf(result, 'effect_ticked')).toHaveLength(1);
      expect(eventsOf(result, 'effect_expired')).toHaveLength(passed === 3 ? 1 : 0);
    }
    expect(hp).toEqual([109, 105, 101, 97]);
    expect(actorOf(result, 'b').effects).toEqual([]);
    expect(eventsOf(resolve(result.state, exchange(), bothMiss), 'effect_ticked')).toEqual([]);
  });

  it('changes numbers only until it ends', () => {
    const worn = battle(under(fighter('a'), 'broken_armour', 1), fighter('b'));
    const result = resolve(worn, exchange(), bothMiss);
    expect(profileOf(actorOf(result, 'a'), rules.pack).numbers).toEqual(
      profileOf(fighter('a'), rules.pack).numbers,
    );
  });

  it('kills in the name of its source while that is standing, and counts for it', () => {
    const dying = withState(under(fighter('b'), 'bleeding', 2, 'a'), { hp: 4 });
    const result = resolve(battle(fighter('a'), dying), exchange(), bothMiss);
    expect(eventsOf(result, 'defeated')).toMatchObject([{ cid: 'b', by: 'a' }]);
    expect(actorOf(result, 'a').xp).toMatchObject({ kill: 1, damage_dealt: 4 });
    expect(result.returns).toEqual([]);
    const orphan = withState(under(fighter('b'), 'bleeding', 2, 'gone'), { hp: 4 });
    const other = resolve(battle(fighter('a'), orphan), exchange(), bothMiss);
    expect(eventsOf(other, 'defeated')).toMatchObject([{ cid: 'b', by: null }]);
  });

  it.each<[Stacking, object[]]>([
    [{ mode: 'refresh' }, [{ remaining: 3, stacks: 1 }]],
    [{ mode: 'stack', upTo: 2 }, [{ remaining: 3, stacks: 2 }]],
    [{ mode: 'strongest' }, [{ remaining: 3, stacks: 1 }]],
    [
      { mode: 'independent' },
      [
        { remaining: 1, stacks: 1 },
        { remaining: 3, stacks: 1 },
      ],
    ],
  ])('of the same id joins a borne one as %j says', (stacking, effects) => {
    const result = bleed(under(fighter('b'), 'bleeding', 2, 'a'), stackingAs(stacking));
    expect(actorOf(result, 'b').effects).toMatchObject(effects);
    expect(actorOf(result, 'b').effects).toHaveLength(effects.length);
    expect(eventsOf(result, 'effect_ticked')).toHaveLength(1);
  });

  it('that is weaker leaves the strongest as it is', () => {
    const strong = under(fighter('b'), 'bleeding', 2, 'a');
    const bearer = { ...strong, effects: strong.effects.map((each) => ({ ...each, power: 2 })) };
    const result = bleed(bearer, stackingAs({ mode: 'strongest' }));
    expect(actorOf(result, 'b').effects).toMatchObject([{ power: 2, remaining: 1 }]);
    expect(eventsOf(result, 'effect_ticked')).toMatchObject([{ hpChange: -8 }]);
  });

  it('finds no place on an actor that bears as many as it may, which the log says', () => {
    const full = under(fighter('b'), 'toppled', 2);
    const rolls = { ...strikeRolls(A, { crit: 0, evasion: undefined }), ...missRolls(B) };
    const limited = rulesWith({}, { effectsPerActor: 1 });
    const result = resolve(battle(kris(), full), exchange(), rolls, limited);
    expect(eventsOf(result, 'limit_reached')).toMatchObject([{ cid: 'b', limit: 'effects' }]);
    expect(actorOf(result, 'b').effects).toHaveLength(1);
  });

  it('of a strike that does not land does not come', () => {
    const dodged = strikeRolls(A, { crit: 0, evasion: 0, parry: undefined, damage: undefined });
    const rolls = { ...dodged, [`${A}/counter`]: 9999, ...missRolls(B) };
    const result = resolve(battle(kris(), fighter('b')), exchange(), rolls);
    expect(eventsOf(result, 'effect_applied')).toEqual([]);
  });
});

describe('an effect on its own bearer', () => {
  it('comes also with a strike that does not land', () => {
    const { true_strike } = testPack.feints;
    if (true_strike === undefined) throw new Error('The test pack has no true strike.');
    const overreach = {
      on: 'miss',
      as: 'striker',
      chance: 1,
      then: [{ effect: 'toppled', on: 'bearer' }],
    } as const;
    const changed = rulesWith({ feints: { true_strike: { ...true_strike, rules: [overreach] } } });
    const named = exchange(strikeMove('a', 'b', { feintId: 'true_strike' }));
    const result = resolve(battle(fighter('a'), fighter('b')), named, bothMiss, changed);
    expect(actorOf(result, 'a').effects).toMatchObject([{ effectId: 'toppled', sourceCid: 'a' }]);
  });
});

describe('a feint', () => {
  const rich = (arsenal: readonly string[]): ActorDocument => {
    const actor = fighter('a', { loadout: { arsenal } });
    return withState(actor, { tokens: { ...actor.state.tokens, hit: 4, block: 2 } });
  };

  it('comes into the hand after an exchange if tokens pay for it, and its price is set aside', () => {
    const state = battle(rich(['power_attack', 'true_strike', 'shield_bash']), fighter('b'));
    const result = resolve(state, exchange(), bothMiss);
    expect(actorOf(result, 'a').hand).toEqual({ true_strike: { price: { hit: 2 } } });
    expect(actorOf(result, 'a').state.tokens).toMatchObject({ hit: 2, block: 2 });
  });

  it('does not come into a full hand', () => {
    const held = { one: { price: {} }, two: { price: {} }, three: { price: {} } };
    const state = battle({ ...rich(['true_strike']), hand: held }, fighter('b'));
    expect(actorOf(resolve(state, exchange(), bothMiss), 'a').hand).toBe(held);
  });

  it('finds more places with skill in tactics', () => {
    const arsenal = ['true_strike', 'power_attack', 'low_blow', 'defensive_strike', 'cleave'];
    const heldWith = (tactics: number): number => {
      const made = fighter('a', { loadout: { arsenal }, skills: { tactics } });
      const tokens = Object.fromEntries(TOKENS.map((token) => [token, 9]));
      const state = battle(withTokens(made, tokens), fighter('b'));
      return Object.keys(actorOf(resolve(state, exchange(), bothMiss), 'a').hand).length;
    };
    expect([0, 49, 50, 100].map(heldWith)).toEqual([3, 3, 4, 5]);
  });

  it('named in a move bends that strike and is counted', () => {
    const named = exchange(strikeMove('a', 'b', { feintId: 'true_strike' }));
    const rolls = { ...strikeRolls(A, { evasion: undefined }), ...missRolls(B) };
    const result = resolve(battle(fighter('a'), fighter('b')), named, rolls);
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ feintId: 'true_strike', damage: 10 });
    expect(actorOf(result, 'a').xp.feint).toBe(1);
  });

  it('of the defender answers a dodge with a certain counter', () => {
    const action = exchange(strikeMove('a', 'b'), strikeMove('b', 'a', { feintId: 'defensive_strike' }));
    const dodged = strikeRolls(A, { evasion: 0, parry: undefined, damage: undefined });
    const rolls = { ...dodged, ...missRolls(B), ...missRolls('1/counter/b>a') };
    const result = resolve(battle(fighter('a'), fighter('b')), action, rolls);
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({ kind: 'counter', source: 'b' });
  });
});
