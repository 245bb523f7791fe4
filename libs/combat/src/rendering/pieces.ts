import type { Language } from '../content/index.js';
import type { StrikeKind } from '../dto/index.js';
import type { EventOf } from './locale.js';
import type { Names } from './names.js';

/** A noun by the plural category of its number; `other` also stands for the categories that are left out. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Writes an amount with the right form of its noun: "1 hit", "5 hits". */
export function counterOf(language: Language): (amount: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (amount, forms) => `${String(amount)} ${forms[rules.select(amount)] ?? forms.other}`;
}

/** With its sign, and with a true minus: a hyphen before a digit is easily overlooked. */
export function signed(amount: number): string {
  return amount < 0 ? `−${String(-amount)}` : `+${String(amount)}`;
}

/** The parts that are there, with commas. */
export function commas(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(', ');
}

/** Of a strike that an ability or an item makes by itself, what it is made with is all there is to say of its kind. */
export type WeaponStrikeKind = Exclude<StrikeKind, 'ability' | 'item'>;

export function isByWeapon(kind: StrikeKind): kind is WeaponStrikeKind {
  return kind !== 'ability' && kind !== 'item';
}

/** What the strike is made with: the weapon, ability or item, and the feint if there is one. */
export function meansOf({ kind, by, feintId }: EventOf<'strike'>, names: Names): string {
  const tool = isByWeapon(kind) ? names.weapon(by) : names[kind](by);
  return commas(tool, feintId !== undefined && names.feint(feintId));
}
