import type { ActorDocument } from '../../dto/index.js';
import { lookUp } from '../lookup.js';
import type { ContentPack, Shield, Weapon } from '../types.js';
import type { Style } from '../vocabulary.js';
import { ModifierLayers } from './derive.js';

/** The parts of an actor that its numbers come from while no effect is at work. */
export type Equipped = Pick<ActorDocument, 'raw' | 'loadout'>;

/** What the hands hold, as a style. */
export function styleOf({ loadout }: Equipped, pack: ContentPack): Style {
  if (loadout.offHand === null) {
    return lookUp(pack.weapons, 'weapon', loadout.mainHand).hands === 2 ? 'two_handed' : 'one_handed';
  }
  return Object.hasOwn(pack.shields, loadout.offHand) ? 'shield' : 'dual';
}

/** What the hands hold, as equipment that may carry modifiers and rules. */
function handsOf({ loadout }: Equipped, pack: ContentPack): readonly (Weapon | Shield)[] {
  const main = lookUp(pack.weapons, 'weapon', loadout.mainHand);
  if (loadout.offHand === null) return [main];
  const isShield = Object.hasOwn(pack.shields, loadout.offHand);
  return [
    main,
    isShield
      ? lookUp(pack.shields, 'shield', loadout.offHand)
      : lookUp(pack.weapons, 'weapon or shield', loadout.offHand),
  ];
}

/** Modifiers of the actor itself, of its style, of what it holds and of what it wears, in this order. */
export function equipmentLayers(actor: Equipped, pack: ContentPack): ModifierLayers {
  const layers = new ModifierLayers();
  layers.add(actor.raw.modifiers);
  layers.add(pack.styles[styleOf(actor, pack)].modifiers ?? {});
  for (const held of handsOf(actor, pack)) layers.add(held.modifiers ?? {});
  for (const id of actor.loadout.armour) layers.add(lookUp(pack.armour, 'armour', id).modifiers ?? {});
  return layers;
}
