import { ATTRIBUTES } from '../../dto/index.js';
import type { ActorDocument } from '../../dto/index.js';
import type { ContentPack } from '../types.js';
import { CAPPED_NUMBERS } from '../vocabulary.js';
import { deriveNumbers, fixedDerivations } from './derive.js';
import type { Numbers } from './derive.js';
import { SCALE, toFixedPoint } from './fixed-point.js';
import { modifierText, withPower } from './modifier.js';
import { NUMBER_NAMES, placeOf } from './number-names.js';
import type { NumberName } from './number-names.js';
import { disarmedLoadout, effectModifiers, equipmentSources, isDisarmed } from './sources.js';
import type { NumberSource } from './sources.js';
import { Waterfall } from './waterfall.js';

/** One layer of the waterfall that made a number. */
export interface NumberLayer {
  /** `attributes`, `derivation`, `own`, or what it comes from: `trait.human`, `weapon.sword`, `effect.bleeding` … */
  readonly source: string;
  /** Such as `+0.05`, `*1.5`, or `10 perception × 0.02`. */
  readonly text: string;
}

/** How a number of an actor came about; decimals. */
export interface NumberExplanation {
  readonly name: NumberName;
  readonly layers: readonly NumberLayer[];
  /** Before the cap. */
  readonly value: number;
  /** The most that counts in a strike; null if there is no such bound. */
  readonly cap: number | null;
}

function baseLayers(
  name: NumberName,
  actor: ActorDocument,
  numbers: Numbers,
  pack: ContentPack,
): NumberLayer[] {
  const attribute = ATTRIBUTES.find((each) => each === name);
  if (attribute !== undefined)
    return [{ source: 'attributes', text: String(actor.raw.attributes[attribute]) }];
  const row = fixedDerivations(pack.derivation).find((each) => each.name === name);
  const layers: NumberLayer[] = [];
  if (row !== undefined && row.base !== 0)
    layers.push({ source: 'derivation', text: String(row.base / SCALE) });
  for (const { place, coefficient } of row?.per ?? []) {
    const from = NUMBER_NAMES[place];
    if (from === undefined) continue;
    const text = `${String(numbers[from] / SCALE)} ${from} × ${String(coefficient / SCALE)}`;
    layers.push({ source: 'attributes', text });
  }
  return layers;
}

function capOf(name: NumberName, pack: ContentPack): number | null {
  if (name.startsWith('resistance_') || name === 'magic_resistance') return pack.caps.resistance;
  const capped = CAPPED_NUMBERS.find((each) => each === name);
  return capped === undefined ? null : pack.caps[capped];
}

/** Everything that is at work on the actor now, from the lowest layer up. */
function sourcesOf({ raw, loadout, effects }: ActorDocument, pack: ContentPack): readonly NumberSource[] {
  const inUse = isDisarmed(effects, pack) ? disarmedLoadout(loadout, pack) : loadout;
  const borne = effects.map((active) => ({
    name: `effect.${active.effectId}`,
    modifiers: Array.from({ length: active.stacks }, () => effectModifiers(active, pack))
      .flat()
      .map((modifier) => ({ ...modifier, ...withPower(modifier, toFixedPoint(active.power)) })),
  }));
  return [...equipmentSources({ raw, loadout: inUse }, pack), ...borne];
}

/** The waterfall of one number of the actor, from the attributes to the effects. */
export function explainNumber(actor: ActorDocument, name: NumberName, pack: ContentPack): NumberExplanation {
  const sources = sourcesOf(actor, pack);
  const waterfall = new Waterfall();
  for (const { modifiers } of sources) waterfall.pour(modifiers);
  const numbers = deriveNumbers(actor.raw, waterfall, pack);
  const place = placeOf(name);
  const changes = sources.flatMap(({ name: source, modifiers }) =>
    modifiers
      .filter((modifier) => modifier.place === place)
      .map((modifier) => ({ source, text: modifierText(modifier) })),
  );
  return {
    name,
    layers: [...baseLayers(name, actor, numbers, pack), ...changes],
    value: numbers[name] / SCALE,
    cap: capOf(name, pack),
  };
}
