import type { ActiveEffect, ActorDocument } from '../../dto/index.js';
import { lookUp } from '../lookup.js';
import type { ContentPack, ModifierTable } from '../types.js';
import type { Style } from '../vocabulary.js';
import { memoizeByIdentity } from './memoize.js';
import { parseTable } from './waterfall.js';
import type { PlacedModifier } from './waterfall.js';

/** The parts of an actor that its numbers come from while no effect is at work. */
export type Equipped = Pick<ActorDocument, 'raw' | 'loadout'>;

/** Something that changes numbers, such as `trait.human`, `weapon.sword` or `effect.stone_skin`. */
export interface NumberSource {
  readonly name: string;
  readonly modifiers: readonly PlacedModifier[];
}

/** What the hands hold, as a style. */
export function styleOf({ loadout }: Pick<Equipped, 'loadout'>, pack: ContentPack): Style {
  if (loadout.offHand === null) {
    return lookUp(pack.weapons, 'weapon', loadout.mainHand).hands === 2 ? 'two_handed' : 'one_handed';
  }
  return Object.hasOwn(pack.shields, loadout.offHand) ? 'shield' : 'dual';
}

/** Tables of a pack are read once, not for every actor in every batch. */
const parseOfPack = memoizeByIdentity(parseTable);

function source(name: string, { modifiers }: { readonly modifiers?: ModifierTable }): NumberSource {
  return { name, modifiers: modifiers === undefined ? [] : parseOfPack(modifiers) };
}

function offHandSource(id: string, pack: ContentPack): NumberSource {
  return Object.hasOwn(pack.shields, id)
    ? source(`shield.${id}`, lookUp(pack.shields, 'shield', id))
    : source(`off_hand.${id}`, lookUp(pack.weapons, 'weapon or shield', id));
}

/** The layers of the waterfall from the lowest up: the actor's own, traits, style, what it holds, what it wears. */
export function equipmentSources({ raw, loadout }: Equipped, pack: ContentPack): readonly NumberSource[] {
  const style = styleOf({ loadout }, pack);
  const sources = [{ name: 'own', modifiers: parseTable(raw.modifiers) }];
  for (const id of raw.traits) sources.push(source(`trait.${id}`, lookUp(pack.traits, 'trait', id)));
  sources.push(source(`style.${style}`, pack.styles[style]));
  const { mainHand, offHand } = loadout;
  sources.push(source(`weapon.${mainHand}`, lookUp(pack.weapons, 'weapon', mainHand)));
  if (offHand !== null) sources.push(offHandSource(offHand, pack));
  for (const id of loadout.armour) sources.push(source(`armour.${id}`, lookUp(pack.armour, 'armour', id)));
  return sources;
}

/** The modifiers of an effect, before its power and stacks. */
export function effectModifiers({ effectId }: ActiveEffect, pack: ContentPack): readonly PlacedModifier[] {
  return source(effectId, lookUp(pack.effects, 'effect', effectId)).modifiers;
}

/** Whether one of the effects keeps its bearer from using its weapons. */
export function isDisarmed(effects: readonly ActiveEffect[], pack: ContentPack): boolean {
  return effects.some(
    ({ effectId }) => lookUp(pack.effects, 'effect', effectId).conditions?.includes('disarmed') === true,
  );
}

/** What the actor fights with while it cannot use its weapons: bare hands, and a shield if it has one. */
export function disarmedLoadout(loadout: Equipped['loadout'], pack: ContentPack): Equipped['loadout'] {
  const { offHand } = loadout;
  const keepsShield = offHand !== null && Object.hasOwn(pack.shields, offHand);
  return { ...loadout, mainHand: pack.unarmed, offHand: keepsShield ? offHand : null };
}
