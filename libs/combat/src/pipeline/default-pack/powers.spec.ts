import { defaultPack } from '../../content/default-pack.js';
import type { ActorDocument } from '../../dto/index.js';
import { actorOf, instant, item, strikeRolls, under, withState, withTokens } from '../testing/fixtures.js';
import { act, one, whatHappened } from '../testing/default-scene.js';

type Changes = Readonly<Record<string, number | undefined>>;
type Case = readonly [
  id: string,
  targets: readonly string[],
  rolls: Record<string, number>,
  happens: readonly string[],
];

const at = (target: string, changes: Changes = {}, kind = 'ability') =>
  strikeRolls(`0/${kind}/a>${target}`, changes);
const NO_PARRY = { parry: undefined };
const SURE = { accuracy: undefined, crit: undefined, evasion: undefined, parry: undefined };
const rule = (id: string): string => `trigger/striker/power.${id}.0`;

/** Magic meets 0.1 resistance, from the target's will: base + 10, less a tenth of it. Nothing magical meets armour. */
const ABILITIES: readonly Case[] = [
  ['fireball', ['b'], at('b', { ...NO_PARRY, crit: 0 }), ['ability a>b hit! 21', 'b bears burning 2']],
  ['frost_bolt', ['b'], at('b', NO_PARRY), ['ability a>b hit 16', 'b bears chilled 3']],
  [
    'chain_lightning',
    ['b', 'c', 'd'],
    {
      ...at('b', { ...NO_PARRY, evasion: undefined }),
      ...at('c', { ...NO_PARRY, evasion: undefined }),
      ...at('d', { ...NO_PARRY, evasion: undefined }),
    },
    // 24, then 0.7 and 0.49 of it.
    ['ability a>b hit 21', 'ability a>c hit 15', 'ability a>d hit 10'],
  ],
  [
    'quake',
    ['b', 'c'],
    {
      ...at('b', { ...SURE, evasion: 9999, [rule('quake')]: 4999 }),
      ...at('c', { ...SURE, evasion: 9999, [rule('quake')]: 5000 }),
    },
    ['ability a>b hit 16', 'ability a>c hit 14', 'b bears toppled 2'],
  ],
  ['smite', ['b'], at('b', NO_PARRY), ['ability a>b hit 19']],
  [
    'shadow_bolt',
    ['b'],
    at('b', { ...NO_PARRY, [rule('shadow_bolt')]: 0 }),
    ['ability a>b hit 18', 'b bears cursed 4'],
  ],
  ['magic_missile', ['b'], at('b', SURE), ['ability a>b hit 13']],
  ['thorns', ['b'], at('b', NO_PARRY), ['ability a>b hit 13', 'b bears pinned 1']],
  ['soul_rend', ['b'], at('b', { ...NO_PARRY, crit: undefined }), ['ability a>b hit 20']],
  // Physical: 10 + 10, less the armour.
  ['true_shot', ['b'], at('b', { ...SURE, crit: 9999 }), ['ability a>b hit 15']],
  ['lullaby', ['b'], {}, ['b bears asleep 2']],
  ['heal', ['a'], { '0/ability/a>a/healing': 5000 }, ['a heals 25']],
  ['cleanse', ['a'], {}, ['a loses bleeding', 'a loses chilled']],
  ['stone_skin', ['a'], {}, ['a bears stone_skin 4']],
  ['mirror_image', ['a'], {}, ['a bears mirrored 3']],
  ['war_cry', ['a', 'e'], {}, ['a bears inspired 3', 'e bears inspired 3']],
  ['blood_rite', ['a'], {}, ['a bears frenzied 3']],
  ['rejuvenate', ['a', 'e'], {}, ['a bears regeneration 4', 'e bears regeneration 4']],
];

const ITEMS: readonly Case[] = [
  ['potion', ['a'], { '0/item/a>a/healing': 5000 }, ['a heals 30']],
  ['elixir', ['a'], {}, ['a bears regeneration 4']],
  ['antidote', ['a'], {}, ['a loses bleeding']],
  ['smelling_salts', ['e'], {}, ['e loses asleep']],
  [
    'bomb',
    ['b', 'c'],
    { ...at('b', { ...SURE, evasion: 9999 }, 'item'), ...at('c', { ...SURE, evasion: 9999 }, 'item') },
    // 18 less a tenth: the target's resistance, not the thrower's skill.
    ['item a>b hit 16', 'item a>c hit 16'],
  ],
  ['smoke', ['a', 'e'], {}, ['a bears hidden_in_smoke 2', 'e bears hidden_in_smoke 2']],
  [
    'throwing_knife',
    ['b'],
    at('b', { [rule('throwing_knife')]: 0 }, 'item'),
    ['item a>b hit 5', 'b bears bleeding 3'],
  ],
  ['net', ['b'], {}, ['b bears pinned 1']],
];

/** Hurt, bleeding and weakened, with tokens, and with everything of the pack in the bag and in the head. */
function user(): ActorDocument {
  const belt = Object.fromEntries(Object.keys(defaultPack.items).map((id) => [id, 1]));
  const a = withState(one('a', { loadout: { abilities: Object.keys(defaultPack.abilities), belt } }), {
    hp: 60,
  });
  return withTokens(under(under(a, 'bleeding', 3), 'chilled', 3), { gift: 5 });
}
const friend = (): ActorDocument => {
  const e = under(one('e'), 'asleep', 2);
  return { ...e, meta: { ...e.meta, team: 'red' } };
};
const scene = (): readonly ActorDocument[] => [user(), one('b'), one('c'), one('d'), friend()];

describe('each ability', () => {
  it('is tried', () => {
    expect(ABILITIES.map(([id]) => id).sort()).toEqual(Object.keys(defaultPack.abilities).sort());
  });

  it.each(ABILITIES)('%s does what it says', (id, targets, rolls, happens) => {
    expect(whatHappened(act(scene(), instant('a', id, targets), rolls))).toEqual(happens);
  });

  it.each(ABILITIES)('%s costs what it says and has to wait for its cooldown', (id, targets, rolls) => {
    const { cost, cooldown } = defaultPack.abilities[id] ?? { cost: {}, cooldown: 0 };
    const [before] = scene();
    const healed = id === 'heal' ? 25 : 0;
    const after = actorOf(act(scene(), instant('a', id, targets), rolls), 'a');
    expect(after.state.energy).toBe((before?.state.energy ?? 0) - (cost.energy ?? 0));
    expect(after.state.hp).toBe(60 - (cost.hp ?? 0) + healed);
    expect(after.state.tokens.gift).toBe(5 - (cost.tokens?.gift ?? 0));
    expect(after.cooldowns).toEqual({ [id]: cooldown });
  });
});

describe('each item', () => {
  it('is tried', () => {
    expect(ITEMS.map(([id]) => id).sort()).toEqual(Object.keys(defaultPack.items).sort());
  });

  it.each(ITEMS)('%s does what it says and is used up', (id, targets, rolls, happens) => {
    const result = act(scene(), item('a', id, targets), rolls);
    expect(whatHappened(result)).toEqual(happens);
    expect(actorOf(result, 'a').loadout.belt[id]).toBe(0);
  });
});
