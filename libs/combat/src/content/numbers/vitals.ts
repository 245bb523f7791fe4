import type { ContentPack } from '../types.js';
import { computeBaseNumbers } from './base-numbers.js';
import type { Numbers } from './derive.js';
import { toInteger } from './fixed-point.js';
import { memoizeLast } from './memoize.js';
import type { Equipped } from './sources.js';

/** Ceilings of an actor's hp and energy, whole numbers. */
export interface Vitals {
  readonly hp: number;
  readonly energy: number;
}

/** The ceilings among the numbers of an actor that is under no effect. */
export function vitalsAmong({ hp, energy }: Numbers): Vitals {
  return { hp: toInteger(hp), energy: toInteger(energy) };
}

const computeVitals = memoizeLast(
  (raw: Equipped['raw'], loadout: Equipped['loadout'], pack: ContentPack): Vitals =>
    vitalsAmong(computeBaseNumbers({ raw, loadout }, pack).numbers),
);

/** The most hp and energy that the actor can have. Effects do not move it: what one cut would stay cut after it. */
export function vitalsOf(actor: Equipped, pack: ContentPack): Vitals {
  return computeVitals(actor.raw, actor.loadout, pack);
}
