import type { ActorId, CombatEvent } from '../../dto/index.js';
import { fireRules } from '../calculator/fire-rules.js';
import type { Strike } from '../calculator/strike.js';
import type { Draft } from '../draft.js';
import { applyEffect } from './apply-effect.js';
import { endEffects } from './end-effects.js';
import { rewardStrike } from './strike-rewards.js';
import { takeHp } from './take-hp.js';

type Unfinished<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type StrikeEvent = Extract<CombatEvent, { type: 'strike' }>;

function strikeEvent(draft: Draft, strike: Strike, targetHp: number): StrikeEvent {
  const { kind, wave, striker, defender, attack, feintId } = strike.order;
  const event: Unfinished<StrikeEvent> = {
    type: 'strike',
    actionId: draft.actionId,
    kind,
    wave,
    source: striker.cid,
    target: defender.cid,
    by: attack.by,
    outcome: strike.outcome,
    isCritical: strike.isCritical,
    damage: strike.damage,
    absorbed: strike.absorbed,
    targetHp,
  };
  if (feintId !== null) event.feintId = feintId;
  return event;
}

/** Takes the damage, and wakes the sleeper; gives whether it took the last hp. */
function applyDamage(draft: Draft, strike: Strike): boolean {
  const { striker, defender } = strike.order;
  const victim = draft.actor(defender.cid);
  const taken = takeHp(draft, victim, strike.damage, striker.cid);
  draft.emit(strikeEvent(draft, strike, victim.hp));
  if (taken > 0 && victim.hp > 0) {
    endEffects(draft, victim, 'hurt', ({ endsWhenHurt }) => endsWhenHurt === true);
  }
  return taken > 0 && victim.hp === 0;
}

/** The first strike at each of those who have no hp left, whatever came of it. */
function firstAtTheDying(draft: Draft, strikes: readonly Strike[]): readonly Strike[] {
  const first = new Map<ActorId, Strike>();
  for (const strike of strikes) {
    const { cid } = strike.order.defender;
    if (draft.actor(cid).hp === 0 && !first.has(cid)) first.set(cid, strike);
  }
  return [...first.values()];
}

/** Takes those out of the fight whom these strikes have killed. */
function applyDeaths(draft: Draft, deadly: readonly Strike[]): void {
  for (const strike of deadly) {
    fireRules(strike, 'death');
    draft.defeat(strike.order.defender.cid, 'killed', strike.order.striker.cid);
  }
}

/**
 * Applies the strikes of one wave, which were all computed from the state before it: first all damage, then the
 * deaths, then tokens and effects for those who are still standing.
 */
export function applyStrikes(draft: Draft, strikes: readonly Strike[]): void {
  const lastHp = strikes.filter((strike) => applyDamage(draft, strike));
  if (lastHp.length > 0) {
    applyDeaths(draft, draft.edition.killedBy === 'last_hp' ? lastHp : firstAtTheDying(draft, strikes));
  }
  for (const strike of strikes) {
    rewardStrike(draft, strike);
    for (const effect of strike.effects) {
      if (!effect.needsHit || strike.outcome === 'hit') applyEffect(draft, effect);
    }
  }
}
