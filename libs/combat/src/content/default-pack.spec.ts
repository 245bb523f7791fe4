import { ATTRIBUTES, CONTENT_ID_PATTERN, TOKENS, ZONES } from '../dto/index.js';
import { createActor } from './create-actor.js';
import { defaultPack } from './default-pack.js';
import type { TriggerOutcome, TriggerRule, Weapon } from './types.js';
import {
  AIMS,
  ARMOUR_SLOTS,
  CONDITIONS,
  DAMAGE_TYPES,
  DERIVED_NUMBERS,
  DIFFICULTIES,
  EFFECT_KINDS,
  FOCUSES,
  FOLLOW_UPS,
  LANGUAGES,
  SKILLS,
  STACKING_MODES,
  STRIKE_FACTORS,
  STRIKE_FLAGS,
  TACTICS,
  TRIGGER_EVENTS,
  WEAPON_CLASSES,
} from './vocabulary.js';

const { weapons, shields, armour, traits, styles, items, abilities, effects, feints, behaviours, templates } =
  defaultPack;
/** What any entry of any table may have. */
type Entry = Pick<Weapon, 'name' | 'text' | 'modifiers'> & { readonly rules?: readonly TriggerRule[] };
const TABLES: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  weapons,
  shields,
  armour,
  traits,
  styles,
  items,
  abilities,
  effects,
  feints,
  behaviours,
  templates,
};
const entries = Object.entries(TABLES).flatMap(([table, content]) =>
  Object.entries(content).map(([id, entry]) => ({ place: `${table}.${id}`, id, entry })),
);
const things = Object.values;

const usables = [...things(items), ...things(abilities)];
const rules: readonly TriggerRule[] = [
  ...entries.flatMap(({ entry }) => entry.rules ?? []),
  ...usables.flatMap(({ power }) => power.strike?.rules ?? []),
];
const outcomes: readonly TriggerOutcome[] = [
  ...rules.flatMap((rule) => rule.then),
  ...things(weapons).flatMap(({ onCrit }) => onCrit),
];
const loadouts = things(templates).map(({ loadout }) => loadout);
const usedEffects = [
  ...outcomes.flatMap((outcome) => ('effect' in outcome ? [outcome.effect] : [])),
  ...usables.flatMap(({ power }) => (power.effects ?? []).map(({ effect }) => effect)),
];
const modified = entries.flatMap(({ entry }) => Object.keys(entry.modifiers ?? {}));

/** What of the vocabulary the pack uses, by the list of words. */
const USES: readonly (readonly [list: string, words: readonly string[], used: readonly string[]])[] = [
  ['classes of weapons', WEAPON_CLASSES, things(weapons).map((weapon) => weapon.class)],
  ['skills', SKILLS, things(templates).flatMap(({ skills }) => Object.keys(skills))],
  ['slots', ARMOUR_SLOTS, things(armour).map(({ slot }) => slot)],
  [
    'damage types',
    DAMAGE_TYPES,
    [
      ...things(weapons).map(({ damage }) => damage.type),
      ...usables.flatMap(({ power }) => power.strike?.type ?? []),
    ],
  ],
  ['moments', TRIGGER_EVENTS, rules.map(({ on }) => on)],
  [
    'flags',
    STRIKE_FLAGS,
    [
      ...outcomes.flatMap((outcome) => ('flag' in outcome ? [outcome.flag] : [])),
      ...usables.flatMap(({ power }) => power.strike?.flags ?? []),
    ],
  ],
  [
    'factors',
    STRIKE_FACTORS,
    outcomes.flatMap((outcome) => ('multiply' in outcome ? [outcome.multiply] : [])),
  ],
  [
    'follow-ups',
    FOLLOW_UPS,
    outcomes.flatMap((outcome) => ('followUp' in outcome ? [outcome.followUp] : [])),
  ],
  ['conditions', CONDITIONS, things(effects).flatMap(({ conditions }) => conditions ?? [])],
  ['kinds of effects', EFFECT_KINDS, things(effects).map(({ kind }) => kind)],
  ['cleansed kinds', EFFECT_KINDS, usables.flatMap(({ power }) => power.cleanses ?? [])],
  ['stacking modes', STACKING_MODES, things(effects).map(({ stacking }) => stacking.mode)],
  ['aims', AIMS, usables.map(({ aim }) => aim)],
  ['tactics of feints', TACTICS, things(feints).map(({ tactic }) => tactic)],
  ['tactics of items and abilities', TACTICS, usables.map(({ tactic }) => tactic)],
  ['tokens of prices', TOKENS, things(feints).flatMap(({ price }) => Object.keys(price))],
  [
    'zones',
    ZONES,
    things(behaviours).flatMap(({ attackZones, blockZones }) => [...attackZones, ...blockZones]),
  ],
  ['focuses', FOCUSES, things(behaviours).map(({ focus }) => focus)],
  ['modified numbers', [...ATTRIBUTES, ...DERIVED_NUMBERS], modified],
];

/** Words that the pack does without, and why. */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  // Taking help from an enemy would need an ability that aims at enemies and ends buffs; none is wanted yet.
  'cleansed kinds': ['buff', 'healing'],
  'modified numbers': [
    // Nothing is derived from memory, and what moves prediction or mental moves too much at once.
    ...['memory', 'prediction', 'mental'],
    // Only shields and templates of their own would need to tune these.
    ...['hp', 'anti_evasion'],
    ...['water', 'air', 'arcane', 'nature'].map((type) => `resistance_${type}`),
  ],
};

describe('the default pack', () => {
  it.each(USES)('uses every word among the %s', (list, words, used) => {
    const unused = words.filter((word) => !used.includes(word));
    expect(unused.sort()).toEqual([...(UNUSED[list] ?? [])].sort());
  });

  it.each([
    ['weapons', [...loadouts.flatMap(({ mainHand, offHand }) => [mainHand, offHand]), defaultPack.unarmed]],
    ['armour', loadouts.flatMap((loadout) => loadout.armour)],
    ['traits', things(templates).flatMap((template) => template.traits ?? [])],
    ['items', loadouts.flatMap(({ belt }) => Object.keys(belt))],
    ['abilities', loadouts.flatMap((loadout) => loadout.abilities)],
    ['effects', usedEffects],
    ['feints', loadouts.flatMap(({ arsenal }) => arsenal)],
  ])('has no %s that nobody uses', (table, used: readonly (string | null)[]) => {
    expect(Object.keys(TABLES[table] ?? {}).filter((id) => !used.includes(id))).toEqual([]);
  });

  it('names and describes everything in every language', () => {
    const silent = entries.flatMap(({ place, entry: { name, text } }) =>
      LANGUAGES.filter((language) => name[language] === '' || (text?.[language] ?? '') === '').map(
        (language) => `${place} ${language}`,
      ),
    );
    expect(silent).toEqual([]);
  });

  it('writes Russian in Cyrillic letters and English in Latin ones', () => {
    const foreign = entries.filter(
      ({ entry: { name, text } }) =>
        /[a-z]/i.test(name.ru + (text?.ru ?? '')) || /[а-яё]/i.test(name.en + (text?.en ?? '')),
    );
    expect(foreign.map(({ place }) => place)).toEqual([]);
  });

  it('ends every text like a sentence', () => {
    const open = entries.filter(({ entry: { text } }) =>
      LANGUAGES.some((language) => !/[.?!]$/.test(text?.[language] ?? '')),
    );
    expect(open.map(({ place }) => place)).toEqual([]);
  });

  it('has ids that moves can carry', () => {
    for (const { id } of entries) expect(id).toMatch(CONTENT_ID_PATTERN);
  });

  it('gives every weapon a perfect moment of its own', () => {
    const moments = things(weapons).map(({ onCrit }) => JSON.stringify(onCrit));
    expect(new Set(moments).size).toBe(moments.length);
  });

  it('has monsters of every behaviour in every difficulty, twelve at least, and four heroes', () => {
    const monsters = things(templates).filter(({ role }) => role === 'monster');
    const kinds = new Set(monsters.map(({ difficulty = '', behaviour }) => `${difficulty} ${behaviour}`));
    const wanted = DIFFICULTIES.flatMap((difficulty) =>
      ['aggressive', 'defensive', 'trickster'].map((behaviour) => `${difficulty} ${behaviour}`),
    );
    expect([...kinds].sort()).toEqual(wanted.sort());
    expect(monsters.length).toBeGreaterThanOrEqual(12);
    expect(things(templates).length - monsters.length).toBeGreaterThanOrEqual(4);
  });

  it('lets random play choose everything alike', () => {
    const { weights, focus, cautiousBelow } = behaviours['mindless'] ?? {};
    expect(new Set(Object.values(weights ?? {}))).toEqual(new Set([1]));
    expect({ focus, cautiousBelow }).toEqual({ focus: 'any', cautiousBelow: 1 });
  });

  it.each(Object.keys(templates))('makes an actor of %s', (template) => {
    const request = { cid: 'a', team: 'red', kind: 'bot', template } as const;
    expect(createActor(defaultPack, request).state.hp).toBeGreaterThan(0);
  });
});
