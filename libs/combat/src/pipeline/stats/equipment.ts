import type { ActorLoadout, ActorRaw } from '../../dto/index.js';
import type { CompiledPack, CompiledShield, CompiledWeapon } from '../rules/compiled-pack.js';
import type { BoundRule } from '../rules/rule-table.js';
import type { Style } from '../../content/vocabulary.js';

/** What an actor carries besides effects, with its rules layer by layer, as in the waterfall of its numbers. */
export interface Equipment {
  readonly style: Style;
  readonly mainHand: CompiledWeapon;
  readonly offHand: CompiledWeapon | null;
  readonly shield: CompiledShield | null;
  /** Of traits and style. */
  readonly inner: readonly BoundRule[];
  /** Of shield and armour. */
  readonly outer: readonly BoundRule[];
}

export function equipmentOf(
  { traits }: ActorRaw,
  { mainHand, offHand, armour }: ActorLoadout,
  style: Style,
  content: CompiledPack,
): Equipment {
  const shield = style === 'shield' && offHand !== null ? content.shield(offHand) : null;
  return {
    style,
    mainHand: content.weapon(mainHand),
    offHand: style === 'dual' && offHand !== null ? content.weapon(offHand) : null,
    shield,
    inner: [...traits.flatMap(content.trait), ...content.style(style)],
    outer: [...(shield?.rules ?? []), ...armour.flatMap(content.armour)],
  };
}

/** The rules of effects in their order; those of a second effect of the same id are told apart by its number. */
export function effectRules(effectIds: readonly string[], content: CompiledPack): readonly BoundRule[] {
  const seen = new Map<string, number>();
  return effectIds.flatMap((effectId) => {
    const number = (seen.get(effectId) ?? 0) + 1;
    seen.set(effectId, number);
    return content.effect(effectId).rules(number);
  });
}
