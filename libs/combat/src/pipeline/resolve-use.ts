import type { ActorId, CombatAction, ExchangeAction, RefusalReason } from '../dto/index.js';
import { calculateHealing } from './calculator/healing.js';
import { calculateStrike } from './calculator/index.js';
import type { Draft } from './draft.js';
import { applyEffect } from './mechanics/apply-effect.js';
import { applyHealing } from './mechanics/apply-healing.js';
import { applyStrikes } from './mechanics/apply-strikes.js';
import { endEffects } from './mechanics/end-effects.js';
import { settleTokens } from './mechanics/settle-tokens.js';
import { normalizeUse } from './normalize.js';
import type { ManoeuvreImpact, SurrenderImpact, UseImpact } from './normalize.js';
import { areEnemies, targetsReached } from './pre-calc/targets.js';
import { idleReason, pay, refusalOf, usedBy } from './pre-calc/use.js';
import type { Used } from './pre-calc/use.js';
import { powerStrikes } from './strike-orders.js';
import type { Resolution } from './types.js';

function refuse(draft: Draft, cid: ActorId, reason: RefusalReason): Resolution {
  draft.emit({ type: 'refused', actionId: draft.actionId, cid, reason });
  return draft.finish(false);
}

/** Heals and marks one target, which may have fallen meanwhile. */
function support(draft: Draft, impact: UseImpact, { compiled }: Used, target: ActorId): void {
  if (!draft.isStanding(target)) return;
  const { source, by, strategy } = impact;
  const { heal, effects = [] } = compiled.usable.power;
  if (heal !== undefined) {
    const healer = { cid: source, profile: draft.actor(source).profile };
    const kind = strategy === 'item' ? 'item' : 'ability';
    applyHealing(draft, source, draft.actor(target), by, calculateHealing(heal, kind, healer, target, draft));
  }
  for (const { effect, power = 1 } of effects) {
    applyEffect(draft, { effectId: effect, source, bearer: target, power, needsHit: false });
  }
}

/** Cleanses, strikes, heals and marks every target; the strikes meet them as the impact found them. */
function applyPower(draft: Draft, impact: UseImpact, used: Used, targets: readonly ActorId[]): void {
  const { strike, usable } = used.compiled;
  const orders = strike === null ? [] : powerStrikes(draft, impact, strike, targets);
  const { cleanses = [] } = usable.power;
  for (const target of targets) {
    endEffects(draft, draft.actor(target), 'cleansed', ({ kind }) => cleanses.includes(kind));
  }
  applyStrikes(
    draft,
    orders.map((order) => calculateStrike(order, draft)),
  );
  for (const target of targets) support(draft, impact, used, target);
}

function resolvePower(draft: Draft, impact: UseImpact): Resolution {
  const { source, strategy, by } = impact;
  const used = usedBy(impact, draft);
  const refusal = refusalOf(draft, impact, used);
  if (refusal !== null) return refuse(draft, source, refusal);
  const targets = targetsReached(draft, impact, used.compiled.usable);
  if (targets.length === 0) return refuse(draft, source, 'no_target');
  pay(draft, impact, used);
  draft.actor(source).count(strategy === 'item' ? 'item' : 'ability');
  draft.emit({ type: 'used', actionId: draft.actionId, strategy, cid: source, by, targets });
  applyPower(draft, impact, used, targets);
  settleTokens(draft);
  return draft.finish(false);
}

/** For tokens an actor brings an enemy to the front of its own queue. */
function resolveManoeuvre(draft: Draft, { source, targets }: ManoeuvreImpact): Resolution {
  const idle = idleReason(draft, source);
  if (idle !== null) return refuse(draft, source, idle);
  const [target] = targets;
  const isEnemy = target !== undefined && draft.isStanding(target) && areEnemies(draft, source, target);
  if (!isEnemy || targets.length > 1) return refuse(draft, source, 'no_target');
  const actor = draft.actor(source);
  const price = draft.content.balance.manoeuvrePrice;
  if (!actor.canPay(price)) return refuse(draft, source, 'no_tokens');
  actor.pay(price);
  draft.emit({ type: 'manoeuvred', actionId: draft.actionId, cid: source, target });
  return draft.finish(false, { fronts: [[source, target]] });
}

function resolveSurrender(draft: Draft, { source }: SurrenderImpact): Resolution {
  if (!draft.isStanding(source)) return refuse(draft, source, 'defeated');
  draft.defeat(source, 'surrendered', null);
  return draft.finish(false);
}

/** One use of an item or an ability on all of its targets, a manoeuvre, or a surrender. It is not an exchange. */
export function resolveUse(draft: Draft, action: Exclude<CombatAction, ExchangeAction>): Resolution {
  const impact = normalizeUse(action);
  if (impact.type === 'surrender') return resolveSurrender(draft, impact);
  return impact.type === 'manoeuvre' ? resolveManoeuvre(draft, impact) : resolvePower(draft, impact);
}
