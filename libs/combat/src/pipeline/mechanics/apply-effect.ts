import type { ActiveEffect } from '../../dto/index.js';
import type { Effect } from '../../content/types.js';
import type { PendingEffect } from '../calculator/strike.js';
import type { Draft } from '../draft.js';

/** The borne effect after a second one of its id has come. */
function joined(borne: ActiveEffect, coming: ActiveEffect, { stacking }: Effect): ActiveEffect {
  if (stacking.mode === 'strongest') return coming.power >= borne.power ? coming : borne;
  if (stacking.mode !== 'stack') return coming;
  return { ...coming, stacks: Math.min(stacking.upTo, borne.stacks + coming.stacks) };
}

/** Puts an effect on its bearer, or joins it with the one it bears; a full bearer takes no more. */
export function applyEffect(draft: Draft, pending: PendingEffect): void {
  const { effectId, source, bearer: cid, power } = pending;
  if (!draft.isStanding(cid)) return;
  const { effect } = draft.content.effect(effectId);
  const bearer = draft.actor(cid);
  const { effects } = bearer;
  const coming: ActiveEffect = { effectId, sourceCid: source, remaining: effect.duration, stacks: 1, power };
  const isAlone = effect.stacking.mode === 'independent';
  const at = isAlone ? -1 : effects.findIndex((each) => each.effectId === effectId);
  const borne = effects[at];
  if (borne === undefined && effects.length >= draft.limits.effectsPerActor) {
    draft.emit({ type: 'limit_reached', actionId: draft.actionId, cid, limit: 'effects', dropped: 1 });
    return;
  }
  const result = borne === undefined ? coming : joined(borne, coming, effect);
  if (result === borne) return;
  bearer.effects = borne === undefined ? [...effects, result] : effects.with(at, result);
  draft.emit({
    type: 'effect_applied',
    actionId: draft.actionId,
    source,
    target: cid,
    effectId,
    duration: result.remaining,
  });
}
