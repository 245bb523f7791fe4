import type { ActiveEffect, ActorDocument } from '../../dto/index.js';
import type { ContentPack } from '../types.js';
import { deriveNumbers } from './derive.js';
import type { Numbers } from './derive.js';
import { toFixedPoint } from './fixed-point.js';
import { effectModifiers, equipmentSources } from './sources.js';
import type { Equipped } from './sources.js';
import { Waterfall } from './waterfall.js';

/** The numbers of an actor while no effect is at work, and what they were made of. */
export interface BaseNumbers {
  readonly numbers: Numbers;
  readonly waterfall: Waterfall;
}

export function computeBaseNumbers(actor: Equipped, pack: ContentPack): BaseNumbers {
  const waterfall = new Waterfall();
  for (const { modifiers } of equipmentSources(actor, pack)) waterfall.pour(modifiers);
  return { numbers: deriveNumbers(actor.raw, waterfall, pack), waterfall };
}

/** The numbers while these effects are at work. */
export function numbersUnder(
  effects: readonly ActiveEffect[],
  { numbers, waterfall }: BaseNumbers,
  raw: ActorDocument['raw'],
  pack: ContentPack,
): Numbers {
  let changed: Waterfall | null = null;
  for (const active of effects) {
    const modifiers = effectModifiers(active, pack);
    if (modifiers.length === 0) continue;
    changed ??= new Waterfall(waterfall);
    changed.pourEffect(modifiers, toFixedPoint(active.power), active.stacks);
  }
  return changed === null ? numbers : deriveNumbers(raw, changed, pack);
}
