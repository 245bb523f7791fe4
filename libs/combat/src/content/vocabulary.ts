/** The closed word lists that content is written in. A word that is not here has no meaning to the rules. */

export const LANGUAGES = ['en', 'ru'] as const;
/** In which content has its names and texts. */
export type Language = (typeof LANGUAGES)[number];

export const DAMAGE_TYPES = [
  'physical',
  'pure',
  'fire',
  'water',
  'air',
  'earth',
  'light',
  'darkness',
  'arcane',
  'nature',
] as const;
/** `pure` damage meets neither resistance nor armour. */
export type DamageType = (typeof DAMAGE_TYPES)[number];
export type ResistedDamageType = Exclude<DamageType, 'pure'>;

const BASIC_NUMBERS = [
  'hp',
  'energy',
  'physical_damage',
  'magical_damage',
  'accuracy',
  'armour_penetration',
  'crit_chance',
  'evasion',
  'anti_evasion',
  'parry',
  'block',
  'counter',
  'armour',
  'magic_resistance',
  'hand_size',
] as const;
type BasicNumber = (typeof BASIC_NUMBERS)[number];

/** A number that the derivation table makes of attributes; modifiers name it. */
export type DerivedNumber = BasicNumber | `resistance_${ResistedDamageType}`;
export const DERIVED_NUMBERS: readonly DerivedNumber[] = [
  ...BASIC_NUMBERS,
  ...DAMAGE_TYPES.filter((type) => type !== 'pure').map((type) => `resistance_${type}` as const),
];

export const CAPPED_NUMBERS = [
  'accuracy',
  'crit_chance',
  'evasion',
  'parry',
  'block',
  'counter',
  'resistance',
] as const;
/** A chance or a share that has an upper bound. */
export type CappedNumber = (typeof CAPPED_NUMBERS)[number];

export const STYLES = ['one_handed', 'two_handed', 'shield', 'dual'] as const;
/** What the hands hold. */
export type Style = (typeof STYLES)[number];

export const WEAPON_CLASSES = ['unarmed', 'blade', 'knife', 'polearm', 'blunt', 'axe', 'ranged'] as const;
/** What a weapon skill is for. */
export type WeaponClass = (typeof WEAPON_CLASSES)[number];

export const SKILLS = [...WEAPON_CLASSES, 'tactics'] as const;
/** What an actor can be good at: a class of weapons, or `tactics`, which makes its hand of feints larger. */
export type Skill = (typeof SKILLS)[number];

export const TRIGGER_EVENTS = [
  'accuracy_check',
  'miss',
  'crit',
  'crit_fail',
  'dodge',
  'dodge_fail',
  'parry',
  'parry_fail',
  'block',
  'block_fail',
  'damage',
  'control_check',
  'death',
] as const;
/**
 * A moment of a strike at which rules may fire; `accuracy_check` comes before everything else, `death` when the strike
 * has killed the defender.
 */
export type TriggerEvent = (typeof TRIGGER_EVENTS)[number];

export const STRIKE_FLAGS = [
  'force_hit',
  'force_miss',
  'force_crit',
  'force_dodge',
  'force_parry',
  'force_block',
  'force_counter',
  'cannot_crit',
  'ignore_evasion',
  'halve_evasion',
  'ignore_parry',
  'ignore_block',
  'cannot_be_countered',
  'pierce',
] as const;
/** Settles a step of a strike. Where two contradict each other, `force_miss` and what ignores a defence win. */
export type StrikeFlag = (typeof STRIKE_FLAGS)[number];

export const STRIKE_FACTORS = [
  'accuracy',
  'crit_chance',
  'evasion',
  'parry',
  'block',
  'counter',
  'damage',
] as const;
/** A number of a strike that a rule can multiply. */
export type StrikeFactor = (typeof STRIKE_FACTORS)[number];

export const CONDITIONS = ['stunned', 'asleep', 'silenced', 'disarmed', 'no_evasion', 'blinded'] as const;
/**
 * What an effect does to its bearer besides its numbers: `stunned` — cannot act nor defend itself; `asleep` — the same,
 * and whoever strikes it strikes critically; `silenced` — cannot use abilities; `disarmed` — cannot use its weapons nor
 * parry; `no_evasion` — cannot dodge; `blinded` — earns no `hit` tokens.
 */
export type Condition = (typeof CONDITIONS)[number];

export const EFFECT_KINDS = ['buff', 'debuff', 'damage', 'healing', 'control'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

export const STACKING_MODES = ['refresh', 'stack', 'strongest', 'independent'] as const;
/** How a second effect of the same id joins the first. */
export type StackingMode = (typeof STACKING_MODES)[number];

export const FOLLOW_UPS = ['counter', 'off_hand', 'extra', 'sweep'] as const;
/**
 * A strike in the next wave that comes of another: `counter` — the defender strikes back; `off_hand` — the striker's
 * second weapon; `extra` — the striker's weapon once more; `sweep` — the striker's weapon at other enemies.
 */
export type FollowUp = (typeof FOLLOW_UPS)[number];

export const AIMS = ['self', 'allies', 'enemies'] as const;
/** Whom an item or an ability can be used on, seen from its user, who is an ally of itself. */
export type Aim = (typeof AIMS)[number];

export const TACTICS = ['offence', 'defence', 'control', 'recovery'] as const;
/** What a feint, an ability or an item is good for, as bots weigh it. */
export type Tactic = (typeof TACTICS)[number];

export const FOCUSES = ['weakest', 'strongest', 'any'] as const;
/** Which of the possible targets a bot prefers, by the hp that is left. */
export type Focus = (typeof FOCUSES)[number];

export const ARMOUR_SLOTS = ['head', 'body', 'hands', 'feet'] as const;
/** Where armour is worn, one piece each. */
export type ArmourSlot = (typeof ARMOUR_SLOTS)[number];

export const ROLES = ['hero', 'monster'] as const;
/** What a template is meant for. */
export type Role = (typeof ROLES)[number];

export const DIFFICULTIES = ['easy', 'normal', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];
