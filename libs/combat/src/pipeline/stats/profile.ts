import type { ActiveEffect, ActorDocument } from '../../dto/index.js';
import type { ContentPack, Shield, TriggerRule, Weapon } from '../../content/types.js';
import type { Condition, Style } from '../../content/vocabulary.js';
import { lookUp } from '../../content/lookup.js';
import { deriveNumbers } from '../../content/numbers/derive.js';
import type { ModifierLayers, Numbers } from '../../content/numbers/derive.js';
import { equipmentLayers, styleOf } from '../../content/numbers/equipment.js';
import { toFixedPoint } from '../../content/numbers/fixed-point.js';
import { memoizeByIdentity } from '../../content/numbers/memoize.js';
import { withPower } from '../../content/numbers/modifier.js';

/** A rule and what carries it; `origin` keeps the rolls of different rules apart. */
export interface BoundRule {
  readonly origin: string;
  readonly rule: TriggerRule;
}

export function bindRules(origin: string, rules: readonly TriggerRule[] = []): readonly BoundRule[] {
  return rules.map((rule, index) => ({ origin: `${origin}.${index}`, rule }));
}

export interface HeldWeapon {
  readonly id: string;
  readonly weapon: Weapon;
}

/** Everything about an actor that follows from its attributes, loadout and effects. */
export interface Profile {
  readonly numbers: Numbers;
  readonly conditions: ReadonlySet<Condition>;
  readonly style: Style;
  readonly mainHand: HeldWeapon;
  readonly offHand: HeldWeapon | null;
  readonly shield: Shield | null;
  /** Rules of style, armour, shield and effects; those of weapons hold only for strikes with them. */
  readonly rules: readonly BoundRule[];
}

function addEffect(layers: ModifierLayers, active: ActiveEffect, pack: ContentPack): void {
  const { modifiers } = lookUp(pack.effects, 'effect', active.effectId);
  if (modifiers === undefined) return;
  const power = toFixedPoint(active.power);
  for (let stack = 0; stack < active.stacks; stack += 1) {
    layers.add(modifiers, (modifier) => withPower(modifier, power));
  }
}

const computeProfile = memoizeByIdentity(
  (
    pack: ContentPack,
    raw: ActorDocument['raw'],
    loadout: ActorDocument['loadout'],
    effects: ActorDocument['effects'],
  ): Profile => {
    const layers = equipmentLayers({ raw, loadout }, pack);
    for (const active of effects) addEffect(layers, active, pack);
    const borne = effects.map(({ effectId }) => ({
      effectId,
      effect: lookUp(pack.effects, 'effect', effectId),
    }));
    const conditions = new Set(borne.flatMap(({ effect }) => effect.conditions ?? []));
    const style = styleOf({ raw, loadout }, pack);
    const mainId = conditions.has('disarmed') ? pack.unarmed : loadout.mainHand;
    const offId = style === 'dual' && !conditions.has('disarmed') ? loadout.offHand : null;
    return {
      numbers: deriveNumbers(raw, layers, pack),
      conditions,
      style,
      mainHand: { id: mainId, weapon: lookUp(pack.weapons, 'weapon', mainId) },
      offHand: offId === null ? null : { id: offId, weapon: lookUp(pack.weapons, 'weapon', offId) },
      shield:
        style === 'shield' && loadout.offHand !== null
          ? lookUp(pack.shields, 'shield', loadout.offHand)
          : null,
      rules: [
        ...bindRules(`style.${style}`, pack.styles[style].rules),
        ...loadout.armour.flatMap((id) => bindRules(`armour.${id}`, lookUp(pack.armour, 'armour', id).rules)),
        ...(style === 'shield' && loadout.offHand !== null
          ? bindRules('shield', lookUp(pack.shields, 'shield', loadout.offHand).rules)
          : []),
        ...borne.flatMap(({ effectId, effect }, index) =>
          bindRules(`effect.${effectId}.${index}`, effect.rules),
        ),
      ],
    };
  },
);

/** The actor's profile; computed again only when one of the parts that feed it is another object. */
export function profileOf(actor: ActorDocument, pack: ContentPack): Profile {
  return computeProfile(pack, actor.raw, actor.loadout, actor.effects);
}
