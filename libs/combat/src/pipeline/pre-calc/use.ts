import type { ActorDocument, RefusalReason } from '../../dto/index.js';
import type { Ability } from '../../content/types.js';
import type { Draft } from '../draft.js';
import { lookUp } from '../../content/lookup.js';
import { canPay, spendTokens } from '../mechanics/tokens.js';
import type { UseImpact } from '../normalize.js';

function checkAbility(actor: ActorDocument, id: string, { cost }: Ability): RefusalReason | null {
  const { state, cooldowns, loadout } = actor;
  if (!loadout.abilities.includes(id)) return 'not_known';
  if ((cooldowns[id] ?? 0) > state.exchanges) return 'on_cooldown';
  if (state.energy < (cost.energy ?? 0)) return 'no_energy';
  if (cost.hp !== undefined && state.hp <= cost.hp) return 'no_hp';
  return canPay(state, cost.tokens ?? {}) ? null : 'no_tokens';
}

/** Why the impact cannot happen, or null. Nothing is paid here. */
export function refusalOf(draft: Draft, { source, strategy, by }: UseImpact): RefusalReason | null {
  if (!draft.isStanding(source)) return 'defeated';
  const actor = draft.actor(source);
  const { conditions } = draft.profile(source);
  if (conditions.has('stunned')) return 'stunned';
  if (strategy === 'item') {
    lookUp(draft.rules.pack.items, 'item', by);
    return (actor.loadout.belt[by] ?? 0) > 0 ? null : 'no_charges';
  }
  if (conditions.has('silenced')) return 'silenced';
  return checkAbility(actor, by, lookUp(draft.rules.pack.abilities, 'ability', by));
}

/** Pays for an impact that was not refused: a charge of the item, or the ability's cost and its cooldown. */
export function pay(draft: Draft, { source, strategy, by }: UseImpact): void {
  const { loadout, state, cooldowns } = draft.actor(source);
  if (strategy === 'item') {
    const belt = { ...loadout.belt, [by]: (loadout.belt[by] ?? 0) - 1 };
    draft.patch(source, { loadout: { ...loadout, belt } });
    return;
  }
  const { cost, cooldown } = lookUp(draft.rules.pack.abilities, 'ability', by);
  const { energy = 0, hp = 0, tokens = {} } = cost;
  if (cooldown > 0) draft.patch(source, { cooldowns: { ...cooldowns, [by]: state.exchanges + cooldown } });
  if (energy > 0 || hp > 0) draft.patchState(source, { energy: state.energy - energy, hp: state.hp - hp });
  spendTokens(draft, source, tokens);
}
