/** The closed word lists that content is written in. A word that is not here has no meaning to the rules. */

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

export const WEAPON_CLASSES = ['unarmed', 'blade', 'knife', 'polearm', 'blunt', 'ranged'] as const;
/** What a weapon skill is for. */
export type WeaponClass = (typeof WEAPON_CLASSES)[number];

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
] as const;
/** A moment of a strike at which rules may fire; `accuracy_check` comes before everything else. */
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

export const CONDITIONS = ['stunned', 'silenced', 'disarmed', 'no_evasion'] as const;
/**
 * What an effect forbids its bearer: `stunned` — to act and to defend itself; `silenced` — to use abilities;
 * `disarmed` — to use its weapons and to parry; `no_evasion` — to dodge.
 */
export type Condition = (typeof CONDITIONS)[number];
