import type { ContentPack } from '../types.js';
import { deriveNumbers } from './derive.js';
import { equipmentLayers } from './equipment.js';
import type { Equipped } from './equipment.js';
import { toInteger } from './fixed-point.js';
import { memoizeByIdentity } from './memoize.js';

/** Ceilings of an actor's hp and energy, whole numbers. */
export interface Vitals {
  readonly hp: number;
  readonly energy: number;
}

const computeVitals = memoizeByIdentity(
  (pack: ContentPack, raw: Equipped['raw'], loadout: Equipped['loadout']): Vitals => {
    const numbers = deriveNumbers(raw, equipmentLayers({ raw, loadout }, pack), pack, ['hp', 'energy']);
    return { hp: toInteger(numbers.hp), energy: toInteger(numbers.energy) };
  },
);

/** The most hp and energy that the actor can have. Effects do not move it: what one cut would stay cut after it. */
export function vitalsOf(actor: Equipped, pack: ContentPack): Vitals {
  return computeVitals(pack, actor.raw, actor.loadout);
}
