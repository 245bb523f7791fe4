import { defaultPack } from '../../content/default-pack.js';
import type { ActorDocument } from '../../dto/index.js';
import { eventsOf, instant, missRolls, strikeRolls, under } from '../testing/fixtures.js';
import { act, fight, ofA, one, tokensOf, whatHappened } from '../testing/default-scene.js';

type Rolls = Readonly<Record<string, number | undefined>>;
/** Who bears the effect, the rolls of the strike of "a" that differ from a plain one, what comes of it, of "b"'s strike. */
type Case = readonly [
  effect: string,
  bearer: 'a' | 'b',
  rolls: Rolls,
  happens: readonly string[],
  ofB?: Record<string, number>,
];

const HELPLESS = { evasion: undefined, parry: undefined };

/** Effects that change a strike. A plain one does 14; "b" misses, or does nothing where it cannot. */
const IN_STRIKES: readonly Case[] = [
  ['stunned', 'b', HELPLESS, ['exchange a>b hit 14'], {}],
  ['asleep', 'b', { ...HELPLESS, crit: undefined }, ['exchange a>b hit! 23', 'b loses asleep'], {}],
  ['toppled', 'b', { evasion: undefined }, ['exchange a>b hit 14']],
  ['pinned', 'b', { evasion: undefined }, ['exchange a>b hit 14']],
  // Bare hands: 3 + 10 − 5.
  ['disarmed', 'a', {}, ['exchange a>b hit 8']],
  ['disarmed', 'b', { parry: undefined }, ['exchange a>b hit 14']],
  ['blinded', 'a', { accuracy: 3999 }, ['exchange a>b hit 14']],
  ['broken_armour', 'b', {}, ['exchange a>b hit 16']],
  ['maimed', 'a', {}, ['exchange a>b hit 10']],
  ['chilled', 'b', { evasion: 1500, parry: 2000 }, ['exchange a>b hit 14']],
  ['cursed', 'b', { 'trigger/defender/effect.cursed.0': 1999, crit: undefined }, ['exchange a>b hit! 23']],
  // 19 − 10: what the skin resists, the striker's sharp eyes get past.
  ['stone_skin', 'b', {}, ['exchange a>b hit 9']],
  // 9 + 12.5 − 5.
  ['frenzied', 'a', {}, ['exchange a>b hit 16']],
  ['inspired', 'a', { accuracy: 8999, crit: 2999 }, ['exchange a>b hit! 23']],
  [
    'hidden_in_smoke',
    'b',
    {
      'trigger/defender/effect.hidden_in_smoke.0': 3499,
      accuracy: undefined,
      ...HELPLESS,
      crit: undefined,
      damage: undefined,
    },
    [],
  ],
  [
    'mirrored',
    'b',
    { 'trigger/defender/effect.mirrored.0': 2999, ...HELPLESS, damage: undefined, counter: 9999 },
    ['exchange a>b dodge 0'],
  ],
];

/** Effects that tick: hp in one exchange of the bearer, which both fighters miss. */
const TICKS: readonly (readonly [effect: string, hpChange: number])[] = [
  ['bleeding', -4],
  ['burning', -6],
  ['poisoned', -3],
  ['regeneration', 6],
];
const OTHERS = ['silenced'];

/** The case with the rolls of "b", which misses unless they are given. */
const complete = ([effect, bearer, rolls, happens, ofB = missRolls('0/exchange/b>a')]: Case) =>
  [effect, bearer, rolls, happens, ofB] as const;

const bearing = (cid: string, effectId: string): ActorDocument => under(one(cid), effectId, 3);

describe('each effect', () => {
  it('is tried', () => {
    const tried = [...IN_STRIKES, ...TICKS].map(([effect]) => effect);
    expect([...new Set([...tried, ...OTHERS])].sort()).toEqual(Object.keys(defaultPack.effects).sort());
  });

  it.each(IN_STRIKES.map(complete))('%s on %s changes a strike', (effect, bearer, rolls, happens, ofB) => {
    const actors = [
      bearer === 'a' ? bearing('a', effect) : one('a'),
      bearer === 'b' ? bearing('b', effect) : one('b'),
    ];
    expect(whatHappened(fight(actors, ofA(rolls), { ofB }))).toEqual(happens);
  });

  it.each(TICKS)('%s ticks', (effectId, hpChange) => {
    const hurt = { ...bearing('a', effectId) };
    const a = { ...hurt, state: { ...hurt.state, hp: 50 } };
    const result = fight([a, one('b')], missRolls('0/exchange/a>b'));
    expect(eventsOf(result, 'effect_ticked')).toMatchObject([
      { cid: 'a', effectId, hpChange, hp: 50 + hpChange },
    ]);
  });

  it('blinded earns no hit tokens', () => {
    const result = fight([bearing('a', 'blinded'), one('b')], ofA());
    expect(tokensOf(result, 'a')).toEqual({ tempo: 1 });
  });

  it('silenced keeps from abilities', () => {
    const a = under(one('a', { loadout: { abilities: ['heal'] } }), 'silenced', 3);
    const result = act([a, one('b')], instant('a', 'heal', ['a']));
    expect(eventsOf(result, 'refused')).toMatchObject([{ reason: 'silenced' }]);
  });
});

describe('the stacking of effects', () => {
  const twice = (weapon: string, effect: string) => {
    const a = one('a', { loadout: { mainHand: weapon } });
    const b = under(one('b'), effect, 1, 'a');
    return fight(
      [a, b],
      strikeRolls('0/exchange/a>b', { crit: 0, ...(weapon === 'halberd' && { evasion: undefined }) }),
    );
  };
  const borne = (result: ReturnType<typeof twice>) =>
    result.state.actors['b']?.effects.map(({ effectId, remaining, stacks }) => [effectId, remaining, stacks]);

  it.each([
    ['a second wound joins the first', 'kris', 'bleeding', [['bleeding', 3, 2]]],
    ['a second fall only lasts longer', 'halberd', 'toppled', [['toppled', 2, 1]]],
    ['a second dose works beside what is left of the first', 'fangs', 'poisoned', [['poisoned', 4, 1]]],
  ])('%s', (_, weapon, effect, expected) => {
    expect(borne(twice(weapon, effect))).toEqual(expected);
  });
});
