import type { ActorId } from '../../dto/index.js';
import type { Strike } from '../calculator/strike.js';
import type { Draft } from '../draft.js';
import type { XpEvent } from '../draft.js';
import { applyEffect } from './apply-effect.js';
import { changeHp } from './vitals.js';

const DEFENCE_XP: Readonly<Partial<Record<Strike['outcome'], XpEvent>>> = {
  dodge: 'dodge',
  parry: 'parry',
  block: 'block',
};

function countStrike(draft: Draft, { order, outcome, isCritical }: Readonly<Strike>): void {
  const defence = DEFENCE_XP[outcome];
  if (defence !== undefined) draft.count(order.defender.cid, defence);
  if (outcome === 'hit') draft.count(order.striker.cid, isCritical ? 'crit' : 'hit');
  if (order.kind === 'counter') draft.count(order.striker.cid, 'counter');
  if (order.feintId !== null) draft.count(order.striker.cid, 'feint');
}

function applyStrike(draft: Draft, strike: Readonly<Strike>): void {
  const { kind, wave, striker, defender, attack, feintId } = strike.order;
  changeHp(draft, defender.cid, -strike.damage, striker.cid);
  countStrike(draft, strike);
  for (const { cid, tokens } of strike.tokens) draft.gain(cid, tokens);
  if (kind === 'counter') draft.gain(striker.cid, { riposte: 1 });
  draft.emit({
    type: 'strike',
    actionId: draft.actionId,
    kind,
    wave,
    source: striker.cid,
    target: defender.cid,
    by: attack.by,
    ...(feintId === null ? {} : { feintId }),
    outcome: strike.outcome,
    isCritical: strike.isCritical,
    damage: strike.damage,
    absorbed: strike.absorbed,
    targetHp: draft.actor(defender.cid).state.hp,
  });
}

/**
 * Applies the strikes of one wave, which were all computed from the state before it: first all damage, then the
 * deaths, then the effects on those who are still standing.
 */
export function applyStrikes(draft: Draft, strikes: readonly Readonly<Strike>[]): void {
  const killers = new Map<ActorId, ActorId>();
  for (const strike of strikes) {
    applyStrike(draft, strike);
    const { striker, defender } = strike.order;
    if (draft.actor(defender.cid).state.hp === 0 && !killers.has(defender.cid)) {
      killers.set(defender.cid, striker.cid);
    }
  }
  for (const [cid, killer] of killers) draft.defeat(cid, 'killed', killer);
  for (const strike of strikes) {
    for (const effect of strike.effects) {
      if (!effect.needsHit || strike.outcome === 'hit') applyEffect(draft, effect);
    }
  }
}
