import type { Ability, Item } from '../../content/types.js';
import type { RefusalReason } from '../../dto/index.js';
import type { ActorDraft } from '../actor-draft.js';
import type { Draft } from '../draft.js';
import type { UseImpact } from '../normalize.js';
import type { CompiledUsable } from '../rules/compiled-pack.js';

/** An item or an ability that an impact names. */
export type Used =
  | { readonly strategy: 'item'; readonly compiled: CompiledUsable<Item> }
  | { readonly strategy: 'instant'; readonly compiled: CompiledUsable<Ability> };

/** @throws CombatError `content/unknown-id`. */
export function usedBy({ strategy, by }: UseImpact, { content }: Draft): Used {
  return strategy === 'item'
    ? { strategy, compiled: content.item(by) }
    : { strategy, compiled: content.ability(by) };
}

function abilityRefusal(
  actor: ActorDraft,
  id: string,
  { usable, price }: CompiledUsable<Ability>,
): RefusalReason | null {
  const { cost } = usable;
  if (actor.profile.conditions.has('silenced')) return 'silenced';
  if (!actor.loadout.abilities.includes(id)) return 'not_known';
  if ((actor.cooldowns[id] ?? 0) > actor.exchanges) return 'on_cooldown';
  if (actor.energy < (cost.energy ?? 0)) return 'no_energy';
  if (cost.hp !== undefined && actor.hp <= cost.hp) return 'no_hp';
  return actor.canPay(price) ? null : 'no_tokens';
}

/** Why the actor can do nothing at all, or null. */
export function idleReason(draft: Draft, cid: string): RefusalReason | null {
  return draft.isStanding(cid) ? draft.actor(cid).profile.incapacity : 'defeated';
}

/** Why the impact cannot happen, or null. Nothing is paid here. */
export function refusalOf(draft: Draft, { source, by }: UseImpact, used: Used): RefusalReason | null {
  const idle = idleReason(draft, source);
  if (idle !== null) return idle;
  const actor = draft.actor(source);
  if (used.strategy === 'instant') return abilityRefusal(actor, by, used.compiled);
  return (actor.loadout.belt[by] ?? 0) > 0 ? null : 'no_charges';
}

/** Pays for an impact that was not refused: a charge of the item, or the ability's cost and its cooldown. */
export function pay(draft: Draft, { source, by }: UseImpact, used: Used): void {
  const actor = draft.actor(source);
  if (used.strategy === 'item') {
    const { loadout } = actor;
    actor.loadout = { ...loadout, belt: { ...loadout.belt, [by]: (loadout.belt[by] ?? 0) - 1 } };
    return;
  }
  const { usable, price } = used.compiled;
  const { cost, cooldown } = usable;
  if (cooldown > 0) actor.cooldowns = { ...actor.cooldowns, [by]: actor.exchanges + cooldown };
  actor.energy -= cost.energy ?? 0;
  actor.hp -= cost.hp ?? 0;
  if (price.length > 0) actor.pay(price);
}
