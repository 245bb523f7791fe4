import type { ActorId, CombatAction, ExchangeAction } from '../dto/index.js';
import type { Power } from '../content/types.js';
import { powerStrike } from './attacks.js';
import { calculateHealing } from './calculator/healing.js';
import { calculateStrike } from './calculator/index.js';
import type { Draft } from './draft.js';
import { lookUp } from '../content/lookup.js';
import { applyEffect } from './mechanics/apply-effect.js';
import { applyHealing } from './mechanics/apply-healing.js';
import { applyStrikes } from './mechanics/apply-strikes.js';
import { settleTokens } from './mechanics/tokens.js';
import { normalizeUse } from './normalize.js';
import type { UseImpact } from './normalize.js';
import { pay, refusalOf } from './pre-calc/use.js';
import type { Resolution } from './types.js';

/** The targets that the impact reaches: those still standing, as many as the power and the limits allow. */
function targetsReached(
  draft: Draft,
  { source, targets }: UseImpact,
  maxTargets: number,
): readonly ActorId[] {
  const standing = targets.filter((cid) => draft.isStanding(cid));
  const reached = standing.slice(0, Math.min(maxTargets, draft.rules.limits.targetsPerAction));
  const dropped = standing.length - reached.length;
  if (dropped > 0) {
    draft.emit({ type: 'limit_reached', actionId: draft.actionId, cid: source, limit: 'targets', dropped });
  }
  return reached;
}

/** Strikes, heals and marks every target, all from the state in which the impact found them. */
function applyPower(draft: Draft, impact: UseImpact, power: Power, targets: readonly ActorId[]): void {
  const { source, by } = impact;
  const { strike, heal, effects = [] } = power;
  const healer = { cid: source, profile: draft.profile(source) };
  if (strike !== undefined) {
    const orders = targets.map((target) => powerStrike(draft, impact, strike, target));
    applyStrikes(
      draft,
      orders.map((order) => calculateStrike(order, draft.rules.pack, draft.rolls)),
    );
  }
  for (const target of targets) {
    if (!draft.isStanding(target)) continue;
    if (heal !== undefined) {
      applyHealing(draft, source, target, by, calculateHealing(heal, healer, target, draft.rolls));
    }
    for (const { effect, power: strength = 1 } of effects) {
      applyEffect(draft, { effectId: effect, source, bearer: target, power: strength, needsHit: false });
    }
  }
}

function refuse(draft: Draft, cid: ActorId, reason: NonNullable<ReturnType<typeof refusalOf>>): Resolution {
  draft.emit({ type: 'refused', actionId: draft.actionId, cid, reason });
  return draft.finish(false);
}

/** One use of an item or an ability on all of its targets, or a surrender. It is not an exchange. */
export function resolveUse(draft: Draft, action: Exclude<CombatAction, ExchangeAction>): Resolution {
  const impact = normalizeUse(action);
  const { source } = impact;
  if (impact.type === 'surrender') {
    if (!draft.isStanding(source)) return refuse(draft, source, 'defeated');
    draft.defeat(source, 'surrendered', null);
    return draft.finish(false);
  }
  const refusal = refusalOf(draft, impact);
  if (refusal !== null) return refuse(draft, source, refusal);
  const { strategy, by } = impact;
  const { pack } = draft.rules;
  const used = strategy === 'item' ? lookUp(pack.items, 'item', by) : lookUp(pack.abilities, 'ability', by);
  const targets = targetsReached(draft, impact, used.maxTargets);
  if (targets.length === 0) return refuse(draft, source, 'no_target');
  pay(draft, impact);
  draft.count(source, strategy === 'item' ? 'item' : 'ability');
  draft.emit({ type: 'used', actionId: draft.actionId, strategy, cid: source, by, targets });
  applyPower(draft, impact, used.power, targets);
  settleTokens(draft);
  return draft.finish(false);
}
