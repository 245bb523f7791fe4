import type { TriggerOutcome, TriggerRule } from '../content/types.js';
import type { ActorDocument } from '../dto/index.js';
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
} from './testing/fixtures.js';
import { testPack } from './testing/test-pack.js';
import type { Rules } from './types.js';

const A = '0/exchange/a>b';
const B = '0/exchange/b>a';

/** The rules with a trait "odd" that has these rules. */
function withTrait(...traitRules: readonly TriggerRule[]): Rules {
  const trait = { name: { en: 'odd', ru: 'странный' }, rules: traitRules };
  return rulesWith({ traits: { ...testPack.traits, odd: trait } });
}
function odd(cid: string): ActorDocument {
  const actor = fighter(cid);
  return { ...actor, raw: { ...actor.raw, traits: ['odd'] } };
}
const on = (event: TriggerRule['on'], as: TriggerRule['as'], ...then: TriggerOutcome[]): TriggerRule => ({
  on: event,
  as,
  chance: 1,
  then,
});
const strikesOf = (result: ReturnType<typeof resolve>): unknown[] =>
  eventsOf(result, 'strike').map(
    ({ wave, kind, source, target }) => `${String(wave)} ${kind} ${source}>${target}`,
  );

describe('an extra strike', () => {
  const extra = withTrait(on('control_check', 'striker', { followUp: 'extra', damage: 0.5 }));

  it('comes with the main weapon at the same defender in the next wave, and only once', () => {
    const rolls = { ...strikeRolls(A), ...missRolls(B), ...strikeRolls('1/extra/a>b') };
    const result = resolve(battle(odd('a'), fighter('b')), exchange(), rolls, extra);
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({
      kind: 'extra',
      wave: 1,
      by: 'sword',
      damage: 4,
    });
  });

  it('is the strongest of several', () => {
    const both = withTrait(
      on('damage', 'striker', { followUp: 'extra', damage: 0.5 }, { followUp: 'extra' }),
      on('damage', 'striker', { followUp: 'extra', damage: 0.1 }),
    );
    const rolls = { ...strikeRolls(A), ...missRolls(B), ...strikeRolls('1/extra/a>b') };
    const result = resolve(battle(odd('a'), fighter('b')), exchange(), rolls, both);
    expect(strikesOf(result)).toHaveLength(3);
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({ damage: 14 });
  });

  it('may be countered, and the counter starts nothing new', () => {
    const dodged = { evasion: 0, parry: undefined, damage: undefined };
    const rolls = {
      ...strikeRolls(A),
      ...missRolls(B),
      ...strikeRolls('1/extra/a>b', dodged),
      '1/extra/a>b/counter': 0,
      ...strikeRolls('2/counter/b>a'),
    };
    const result = resolve(battle(odd('a'), odd('b')), exchange(), rolls, extra);
    expect(strikesOf(result).slice(2)).toEqual(['1 extra a>b', '2 counter b>a']);
  });

  it('does not come from somebody who was stunned meanwhile', () => {
    const rolls = { ...strikeRolls(A), ...strikeRolls(B, { crit: 0 }) };
    const puncher = fighter('b', { loadout: { mainHand: 'fists' } });
    const result = resolve(battle(odd('a'), puncher), exchange(), rolls, extra);
    expect(strikesOf(result)).toHaveLength(2);
  });
});

describe('a sweep', () => {
  const cleaving = exchange(strikeMove('a', 'b', { feintId: 'cleave' }));
  const opening = { ...strikeRolls(A), ...missRolls(B) };

  it('reaches the other enemies who stand, for its share of the damage', () => {
    const fallen = withState(fighter('d'), { hp: 0, defeat: 'killed' });
    const ally = { ...fighter('e'), meta: { ...fighter('e').meta, team: 'red' } };
    const state = battle(fighter('a'), fighter('b'), fighter('c'), fallen, ally);
    const result = resolve(state, cleaving, { ...opening, ...strikeRolls('1/sweep/a>c') });
    expect(strikesOf(result).slice(2)).toEqual(['1 sweep a>c']);
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({ damage: 4, by: 'sword' });
    expect(actorOf(result, 'c').state.hp).toBe(116);
  });

  it('draws among more enemies than it can reach, the lowest lots first', () => {
    const state = battle(...['a', 'b', 'c', 'd', 'e'].map((cid) => fighter(cid)));
    const lots = { '1/sweep/a>c/draw': 50, '1/sweep/a>d/draw': 9000, '1/sweep/a>e/draw': 40 };
    const rolls = { ...opening, ...lots, ...missRolls('1/sweep/a>c'), ...missRolls('1/sweep/a>e') };
    expect(strikesOf(resolve(state, cleaving, rolls)).slice(2)).toEqual(['1 sweep a>c', '1 sweep a>e']);
  });

  it('is defended against but not countered, and the swept are not part of the exchange', () => {
    const state = battle(fighter('a'), fighter('b'), under(fighter('c'), 'bleeding', 2));
    const dodged = strikeRolls('1/sweep/a>c', { evasion: 0, parry: undefined, damage: undefined });
    const result = resolve(state, cleaving, { ...opening, ...dodged });
    expect(actorOf(result, 'c')).toMatchObject({
      effects: [{ remaining: 2 }],
      state: { hp: 120, exchanges: 0, tokens: { dodge: 1, gift: 0 } },
      xp: { dodge: 1 },
    });
  });

  it('says when the limit of targets has cut it', () => {
    const limited = rulesWith({}, { targetsPerAction: 1 });
    const state = battle(...['a', 'b', 'c', 'd'].map((cid) => fighter(cid)));
    const lots = { '1/sweep/a>c/draw': 50, '1/sweep/a>d/draw': 40 };
    const result = resolve(state, cleaving, { ...opening, ...lots, ...missRolls('1/sweep/a>d') }, limited);
    expect(eventsOf(result, 'limit_reached')).toMatchObject([{ cid: 'a', limit: 'targets', dropped: 1 }]);
  });
});

describe('a death', () => {
  const dying = withState(odd('b'), { hp: 5 });
  const killing = { ...strikeRolls(A), ...missRolls(B) };

  it('fires the rules of the fallen at the one who struck', () => {
    const curse = withTrait(on('death', 'defender', { effect: 'bleeding', on: 'opponent' }));
    const result = resolve(battle(fighter('a'), dying), exchange(), killing, curse);
    expect(result.defeated).toEqual(['b']);
    expect(actorOf(result, 'a').effects).toMatchObject([
      { effectId: 'bleeding', sourceCid: 'b', remaining: 3 },
    ]);
  });

  it('fires the rules of the striker, whose roll is named after the strike', () => {
    const hunger: TriggerRule = {
      ...on('death', 'striker', { tokens: { tempo: 3 }, to: 'bearer' }),
      chance: 0.5,
    };
    const purpose = `${A}/trigger/striker/trait.odd.0`;
    const state = battle(odd('a'), withState(fighter('b'), { hp: 5 }));
    const fed = resolve(state, exchange(), { ...killing, [purpose]: 4999 }, withTrait(hunger));
    expect(actorOf(fed, 'a').state.tokens.tempo).toBe(4);
    const hungry = resolve(state, exchange(), { ...killing, [purpose]: 5000 }, withTrait(hunger));
    expect(actorOf(hungry, 'a').state.tokens.tempo).toBe(1);
  });

  it('lets the striker go on to others, but not to the fallen', () => {
    const reaping = withTrait(
      on('death', 'striker', { followUp: 'sweep', targets: 3 }, { followUp: 'extra' }),
    );
    const state = battle(odd('a'), withState(fighter('b'), { hp: 5 }), fighter('c'));
    const result = resolve(state, exchange(), { ...killing, ...missRolls('1/sweep/a>c') }, reaping);
    expect(strikesOf(result).slice(2)).toEqual(['1 sweep a>c']);
  });

  it('does not fire for those who live, nor twice', () => {
    const hunger = withTrait(on('death', 'striker', { tokens: { tempo: 3 }, to: 'bearer' }));
    const spared = resolve(battle(odd('a'), fighter('b')), exchange(), killing, hunger);
    expect(actorOf(spared, 'a').state.tokens.tempo).toBe(1);
  });

  it('by bleeding fires nothing', () => {
    const curse = withTrait(on('death', 'defender', { effect: 'bleeding', on: 'opponent' }));
    const bled = withState(under(odd('b'), 'bleeding', 2, 'a'), { hp: 4 });
    const result = resolve(
      battle(fighter('a'), bled),
      exchange(),
      { ...missRolls(A), ...missRolls(B) },
      curse,
    );
    expect(result.defeated).toEqual(['b']);
    expect(actorOf(result, 'a').effects).toEqual([]);
  });
});

describe('rules of what is carried', () => {
  it('of a weapon hold for its bearer in defence, also in the second hand', () => {
    const parrying = fighter('b', { loadout: { offHand: 'main_gauche' } });
    const parried = strikeRolls(A, { parry: 0, damage: undefined });
    const result = resolve(battle(fighter('a'), parrying), exchange(), {
      ...parried,
      [`${A}/trigger/defender/off_hand.main_gauche.0`]: 0,
      [`${B}/trigger/striker/style.dual.0`]: 9999,
      ...missRolls(B),
      '1/counter/b>a/trigger/striker/style.dual.0': 9999,
      ...missRolls('1/counter/b>a'),
    });
    expect(strikesOf(result).at(-1)).toBe('1 counter b>a');
  });

  it('of armour hold in defence', () => {
    const spiked = fighter('b', { loadout: { offHand: 'round_shield', armour: ['spiked_gloves'] } });
    const rolls = { ...strikeRolls(A), [`${A}/block`]: 0, [`${A}/counter`]: 9999, ...missRolls(B) };
    const result = resolve(battle(fighter('a'), spiked), exchange(), rolls, rules);
    expect(actorOf(result, 'b').state.tokens).toMatchObject({ block: 1, tempo: 1 });
  });

  it('of an effect hold while it is borne', () => {
    const aiming = under(fighter('a'), 'true_aim');
    const rolls = { ...strikeRolls(A, { accuracy: undefined }), ...missRolls(B) };
    expect(strikesOf(resolve(battle(aiming, fighter('b')), exchange(), rolls))).toHaveLength(2);
  });
});

describe('what follows from a forced strike', () => {
  const forced = exchange(strikeMove('a', 'b'), null);
  const once = strikeRolls('0/forced/a>b', { evasion: undefined, parry: undefined });
  const helpless = { evasion: undefined, parry: undefined };
  const guarded = (cid: string): ActorDocument => fighter(cid, { loadout: { offHand: 'round_shield' } });
  const extra = withTrait(on('control_check', 'striker', { followUp: 'extra' }));

  it('meets as little defence as the strike itself, and no counter', () => {
    const rolls = { ...once, ...strikeRolls('1/extra/a>b', helpless) };
    const result = resolve(battle(odd('a'), guarded('b')), forced, rolls, extra);
    expect(strikesOf(result)).toEqual(['0 forced a>b', '1 extra a>b']);
    expect(eventsOf(result, 'strike').map(({ outcome }) => outcome)).toEqual(['hit', 'hit']);
  });

  it('meets no defence of a second weapon either', () => {
    const dual = fighter('a', { loadout: { offHand: 'dagger' } });
    const rolls = {
      ...once,
      '0/forced/a>b/trigger/striker/style.dual.0': 0,
      ...strikeRolls('1/off_hand/a>b', helpless),
      '1/off_hand/a>b/trigger/striker/style.dual.0': 9999,
    };
    const result = resolve(battle(dual, guarded('b')), forced, rolls);
    expect(strikesOf(result)).toEqual(['0 forced a>b', '1 off_hand a>b']);
  });

  it('reaches others by a sweep, who defend themselves', () => {
    const sweep = withTrait(on('control_check', 'striker', { followUp: 'sweep', targets: 1 }));
    const dodged = { evasion: 0, parry: undefined, damage: undefined };
    const rolls = { ...once, ...strikeRolls('1/sweep/a>c', dodged) };
    const result = resolve(battle(odd('a'), fighter('b'), fighter('c')), forced, rolls, sweep);
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({ kind: 'sweep', target: 'c', outcome: 'dodge' });
  });

  it('could be dodged and countered under the older rules', () => {
    const edition = { ...rules.edition, idleAfterForced: 'defends_itself' } as const;
    const dodged = { evasion: 0, parry: undefined, damage: undefined };
    const rolls = {
      ...once,
      ...strikeRolls('1/extra/a>b', dodged),
      '1/extra/a>b/counter': 0,
      ...strikeRolls('2/counter/b>a'),
    };
    const result = resolve(battle(odd('a'), fighter('b')), forced, rolls, { ...extra, edition });
    expect(strikesOf(result)).toEqual(['0 forced a>b', '1 extra a>b', '2 counter b>a']);
  });
});

describe('a kill', () => {
  const green = (actor: ActorDocument): ActorDocument => ({
    ...actor,
    meta: { ...actor.meta, team: 'green' },
  });
  const sweeping = withTrait(
    on('accuracy_check', 'striker', { followUp: 'sweep', targets: 1 }),
    on('death', 'striker', { tokens: { crit: 1 }, to: 'bearer' }),
  );
  const third = withState(green(fighter('c')), { hp: 1 });
  const rolls = {
    ...missRolls(A),
    ...missRolls(B),
    ...missRolls('1/sweep/a>c'),
    ...strikeRolls('1/sweep/b>c'),
  };

  it('belongs to the strike that took the last hp, not to another of its wave', () => {
    const result = resolve(battle(odd('a'), odd('b'), third), exchange(), rolls, sweeping);
    expect(eventsOf(result, 'defeated')).toMatchObject([{ cid: 'c', by: 'b' }]);
    expect(actorOf(result, 'b').xp.kill).toBe(1);
    expect(actorOf(result, 'b').state.tokens.crit).toBe(1);
    expect(actorOf(result, 'a').xp.kill).toBe(0);
    expect(actorOf(result, 'a').state.tokens.crit).toBe(0);
  });

  it('belonged to the first strike of the wave under the older rules', () => {
    const edition = { ...rules.edition, killedBy: 'first_strike' } as const;
    const result = resolve(battle(odd('a'), odd('b'), third), exchange(), rolls, { ...sweeping, edition });
    expect(eventsOf(result, 'defeated')).toMatchObject([{ cid: 'c', by: 'a' }]);
  });
});

describe('a second weapon', () => {
  const dual = fighter('a', { loadout: { offHand: 'dagger' } });
  const disarming = withTrait(on('control_check', 'striker', { effect: 'disarmed', on: 'opponent' }));
  const rolls = { ...strikeRolls(A), [`${A}/trigger/striker/style.dual.0`]: 0, ...strikeRolls(B) };

  it('does not strike when its bearer has been disarmed meanwhile', () => {
    const result = resolve(battle(dual, odd('b')), exchange(), rolls, disarming);
    expect(actorOf(result, 'a').effects).toMatchObject([{ effectId: 'disarmed' }]);
    expect(strikesOf(result)).toEqual(['0 exchange a>b', '0 exchange b>a']);
  });

  it('was a bare hand then under the older rules', () => {
    const edition = { ...rules.edition, lostOffHand: 'bare_hands' } as const;
    const more = { ...rolls, ...strikeRolls('1/off_hand/a>b') };
    const result = resolve(battle(dual, odd('b')), exchange(), more, { ...disarming, edition });
    expect(eventsOf(result, 'strike').at(-1)).toMatchObject({ kind: 'off_hand', by: 'fists' });
  });
});
