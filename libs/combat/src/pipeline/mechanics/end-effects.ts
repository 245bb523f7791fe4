import type { Effect } from '../../content/types.js';
import type { EffectEnding } from '../../dto/index.js';
import type { ActorDraft } from '../actor-draft.js';
import type { Draft } from '../draft.js';

/** Ends those effects of the bearer before their time that the condition holds for. */
export function endEffects(
  draft: Draft,
  bearer: ActorDraft,
  reason: EffectEnding,
  shouldEnd: (effect: Effect) => boolean,
): void {
  if (bearer.effects.length === 0) return;
  const left = bearer.effects.filter(({ effectId }) => {
    if (!shouldEnd(draft.content.effect(effectId).effect)) return true;
    draft.emit({ type: 'effect_removed', actionId: draft.actionId, cid: bearer.cid, effectId, reason });
    return false;
  });
  if (left.length < bearer.effects.length) bearer.effects = left;
}
