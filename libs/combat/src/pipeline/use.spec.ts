import { NO_XP } from '../dto/index.js';
import {
  actorOf,
  battle,
  combatErrorOf,
  eventsOf,
  fighter,
  instant,
  item,
  resolve,
  rulesWith,
  under,
  withState,
  withTokens,
} from './testing/fixtures.js';

const caster = (energy = 70): ReturnType<typeof fighter> =>
  withState(fighter('a', { loadout: { abilities: ['fireball', 'heal'], belt: { potion: 1, bomb: 1 } } }), {
    energy,
  });
const fireballRolls = {
  '0/ability/a>b/accuracy': 0,
  '0/ability/a>b/crit': 9999,
  '0/ability/a>b/evasion': 9999,
  '0/ability/a>b/damage': 5000,
};

describe('an ability', () => {
  it('is paid for, starts its cooldown, strikes its target and is no exchange', () => {
    const result = resolve(battle(caster(), fighter('b')), instant('a', 'fireball', ['b']), fireballRolls);
    expect(eventsOf(result, 'used')).toMatchObject([{ cid: 'a', by: 'fireball', targets: ['b'] }]);
    expect(eventsOf(result, 'strike')).toMatchObject([{ kind: 'ability', damage: 21, targetHp: 99 }]);
    expect(actorOf(result, 'a')).toMatchObject({ cooldowns: { fireball: 3 }, xp: { ability: 1 } });
    expect(actorOf(result, 'a').state.energy).toBe(50);
    expect(result).toMatchObject({ isExchange: false, returns: [] });
    expect(result.state.step).toBe(7);
  });

  it.each([
    ['no_energy', battle(caster(19), fighter('b')), 'fireball'],
    ['on_cooldown', battle({ ...caster(), cooldowns: { fireball: 1 } }, fighter('b')), 'fireball'],
    ['not_known', battle(fighter('a', { loadout: { abilities: [] } }), fighter('b')), 'fireball'],
    ['stunned', battle(under(caster(), 'stunned'), fighter('b')), 'fireball'],
    ['defeated', battle(withState(caster(), { defeat: 'killed', hp: 0 }), fighter('b')), 'fireball'],
    ['no_target', battle(caster(), withState(fighter('b'), { defeat: 'killed', hp: 0 })), 'fireball'],
  ])('is refused for %s and costs nothing', (reason, state, abilityId) => {
    const result = resolve(state, instant('a', abilityId, ['b']), {});
    expect(result.events).toEqual([{ type: 'refused', actionId: 'x3', cid: 'a', reason }]);
    expect(result.state.actors).toBe(state.actors);
  });

  it('heals no further than the ceiling', () => {
    const state = battle(withState(caster(), { hp: 110 }));
    const result = resolve(state, instant('a', 'heal', ['a']), { '0/ability/a>a/healing': 5000 });
    expect(eventsOf(result, 'healed')).toMatchObject([{ amount: 10, targetHp: 120 }]);
  });

  it('that the pack has not is an error that names the nearest', () => {
    const state = battle(caster(), fighter('b'));
    expect(combatErrorOf(() => resolve(state, instant('a', 'firebal', ['b']), {}))).toMatchObject({
      code: 'content/unknown-id',
      details: { kind: 'ability', id: 'firebal', nearest: 'fireball' },
    });
  });
});

describe('an item', () => {
  it('uses up a charge of the belt', () => {
    const hurt = withState(caster(), { hp: 50 });
    const result = resolve(battle(hurt), item('a', 'potion', ['a']), { '0/item/a>a/healing': 0 });
    expect(actorOf(result, 'a').loadout.belt).toEqual({ potion: 0, bomb: 1 });
    expect(actorOf(result, 'a').state.hp).toBe(75);
    const again = resolve(result.state, item('a', 'potion', ['a']), {});
    expect(eventsOf(again, 'refused')).toMatchObject([{ reason: 'no_charges' }]);
  });

  const bombRolls = (target: string): Record<string, number> => ({
    [`0/item/a>${target}/evasion`]: 9999,
    [`0/item/a>${target}/damage`]: 5000,
  });

  it('strikes every target that is still standing, and leaves out the dead', () => {
    const dead = withState(fighter('c'), { hp: 0, defeat: 'killed' });
    const state = battle(caster(), fighter('b'), dead, withState(fighter('d'), { hp: 5 }));
    const result = resolve(state, item('a', 'bomb', ['b', 'c', 'd', 'b']), {
      ...bombRolls('b'),
      ...bombRolls('d'),
    });
    expect(eventsOf(result, 'used')).toMatchObject([{ targets: ['b', 'd'] }]);
    expect(result.defeated).toEqual(['d']);
    expect(actorOf(result, 'c')).toBe(dead);
    expect(actorOf(result, 'a').xp).toMatchObject({ item: 1, kill: 1, hit: 2 });
  });

  it('says how many targets it could not reach', () => {
    const state = battle(caster(), fighter('b'), fighter('c'));
    const limited = rulesWith({}, { targetsPerAction: 1 });
    const result = resolve(state, item('a', 'bomb', ['b', 'c']), bombRolls('b'), limited);
    expect(eventsOf(result, 'limit_reached')).toMatchObject([{ cid: 'a', limit: 'targets', dropped: 1 }]);
    expect(eventsOf(result, 'used')).toMatchObject([{ targets: ['b'] }]);
  });
});

describe('a surrender', () => {
  it('takes the actor out of the fight by nobody, without killing it', () => {
    const result = resolve(battle(fighter('a'), fighter('b')), instant('a', 'surrender', []), {});
    expect(result.events).toEqual([
      { type: 'defeated', actionId: 'x3', cid: 'a', how: 'surrendered', by: null },
    ]);
    expect(result.defeated).toEqual(['a']);
    expect(actorOf(result, 'a').state).toMatchObject({ hp: 120, defeat: 'surrendered' });
  });

  it('is open to the stunned, and done once', () => {
    const stunned = battle(under(fighter('a'), 'stunned'));
    const result = resolve(stunned, instant('a', 'surrender', []), {});
    expect(result.defeated).toEqual(['a']);
    expect(eventsOf(resolve(result.state, instant('a', 'surrender', []), {}), 'refused')).toHaveLength(1);
  });
});

describe('a power', () => {
  const known = (...abilities: string[]): ReturnType<typeof fighter> =>
    fighter('a', { loadout: { abilities, belt: { antidote: 1, bomb: 1, potion: 1 } } });

  it.each([
    ['enemies', instant('a', 'fireball', ['a'])],
    ['allies', instant('a', 'heal', ['b'])],
    ['its user', item('a', 'potion', ['b'])],
  ])('that is meant for %s is refused for others', (_aim, action) => {
    const result = resolve(battle(known('fireball', 'heal'), fighter('b')), action, {});
    expect(eventsOf(result, 'refused')).toMatchObject([{ cid: 'a', reason: 'no_target' }]);
    expect(actorOf(result, 'a').loadout.belt['potion']).toBe(1);
  });

  it('leaves out those it is not meant for', () => {
    const ally = { ...fighter('c'), meta: { ...fighter('c').meta, team: 'red' } };
    const state = battle(known('lightning'), fighter('b'), ally);
    const result = resolve(state, instant('a', 'lightning', ['a', 'c', 'b']), {});
    expect(eventsOf(result, 'used')).toMatchObject([{ targets: ['b'] }]);
    expect(actorOf(result, 'b').state.hp).toBe(80);
  });

  it('loses strength from target to target', () => {
    const state = battle(known('lightning'), fighter('b'), fighter('c'), fighter('d'));
    const result = resolve(state, instant('a', 'lightning', ['d', 'b', 'c']), {});
    expect(eventsOf(result, 'strike').map(({ target, damage }) => [target, damage])).toEqual([
      ['d', 40],
      ['b', 20],
      ['c', 10],
    ]);
  });

  it('ends the kinds of effects that it cleanses, and no others, before it puts on its own', () => {
    const ill = under(under(under(known(), 'bleeding', 3), 'asleep', 2), 'stone_skin', 2);
    const healer = { ...fighter('c', { loadout: { belt: { antidote: 1 } } }) };
    const state = battle(ill, { ...healer, meta: { ...healer.meta, team: 'red' } });
    const result = resolve(state, item('c', 'antidote', ['a']), {});
    expect(eventsOf(result, 'effect_removed')).toMatchObject([
      { effectId: 'bleeding', reason: 'cleansed' },
      { effectId: 'asleep', reason: 'cleansed' },
    ]);
    expect(actorOf(result, 'a').effects).toMatchObject([{ effectId: 'stone_skin' }, { effectId: 'mending' }]);
  });

  it('is paid with hp and tokens, and not with the last hp', () => {
    const rich = withTokens(known('blood_pact'), { gift: 2 });
    const pact = instant('a', 'blood_pact', ['a']);
    const result = resolve(battle(rich), pact, {});
    expect(actorOf(result, 'a').state).toMatchObject({ hp: 100, tokens: { gift: 0 } });
    expect(actorOf(result, 'a').effects).toMatchObject([{ effectId: 'stone_skin', power: 1.5 }]);
    expect(actorOf(result, 'a').xp).toEqual({ ...NO_XP, ability: 1 });
    expect(resolve(battle(known('blood_pact')), pact, {}).events).toMatchObject([{ reason: 'no_tokens' }]);
    expect(resolve(battle(withState(rich, { hp: 20 })), pact, {}).events).toMatchObject([
      { reason: 'no_hp' },
    ]);
  });
});

describe('a manoeuvre', () => {
  const ready = withTokens(fighter('a'), { tempo: 3 });

  it('costs tokens and brings an enemy to the front of the queue', () => {
    const result = resolve(battle(ready, fighter('b')), instant('a', 'manoeuvre', ['b']), {});
    expect(result).toMatchObject({ fronts: [['a', 'b']], isExchange: false, returns: [] });
    expect(result.events).toEqual([{ type: 'manoeuvred', actionId: 'x3', cid: 'a', target: 'b' }]);
    expect(actorOf(result, 'a').state.tokens.tempo).toBe(1);
  });

  const fallen = withState(fighter('b'), { hp: 0, defeat: 'killed' });
  it.each([
    ['no_tokens', withTokens(ready, { tempo: 1 }), fighter('b'), ['b']],
    ['no_target', ready, fighter('b'), ['a']],
    ['no_target', ready, fighter('b'), []],
    ['no_target', ready, fighter('b'), ['b', 'c']],
    ['no_target', ready, fighter('b'), ['nobody']],
    ['no_target', ready, fallen, ['b']],
    ['stunned', under(ready, 'stunned'), fighter('b'), ['b']],
    ['defeated', withState(ready, { hp: 0, defeat: 'killed' }), fighter('b'), ['b']],
  ])('is refused for %s and costs nothing', (reason, actor, enemy, targets) => {
    const state = battle(actor, enemy, fighter('c'));
    const result = resolve(state, instant('a', 'manoeuvre', targets), {});
    expect(result.events).toEqual([{ type: 'refused', actionId: 'x3', cid: 'a', reason }]);
    expect(result.state.actors).toBe(state.actors);
    expect(result.fronts).toEqual([]);
  });
});
