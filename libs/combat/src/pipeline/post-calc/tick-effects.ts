import type { ActiveEffect, ActorId } from '../../dto/index.js';
import { multiply, toFixedPoint } from '../../content/numbers/fixed-point.js';
import type { ActorDraft } from '../actor-draft.js';
import type { Draft } from '../draft.js';
import { takeHp } from '../mechanics/take-hp.js';

/** Effects that the actor bore before the action, or that have joined one of those since. */
function wasBorne(draft: Draft, { before }: ActorDraft, active: ActiveEffect): boolean {
  if (before.effects.includes(active)) return true;
  if (draft.content.effect(active.effectId).effect.stacking.mode === 'independent') return false;
  return before.effects.some(({ effectId }) => effectId === active.effectId);
}

function tick(draft: Draft, bearer: ActorDraft, active: ActiveEffect): void {
  const { hpPerExchange = 0 } = draft.content.effect(active.effectId).effect;
  if (hpPerExchange === 0) return;
  // By size and sign apart, so that damage and healing of a fractional power round the same way.
  const size = multiply(Math.abs(hpPerExchange) * active.stacks, toFixedPoint(active.power));
  const hpChange = hpPerExchange > 0 ? bearer.changeHp(size) : -takeHp(draft, bearer, size, active.sourceCid);
  draft.emit({
    type: 'effect_ticked',
    actionId: draft.actionId,
    cid: bearer.cid,
    effectId: active.effectId,
    hpChange,
    hp: bearer.hp,
  });
}

/** Takes one exchange off every effect that was not applied or renewed in this one. */
function expire(draft: Draft, bearer: ActorDraft): void {
  const { effects } = bearer.before;
  const left: ActiveEffect[] = [];
  for (const active of bearer.effects) {
    if (!effects.includes(active)) left.push(active);
    else if (active.remaining > 1) left.push({ ...active, remaining: active.remaining - 1 });
    else {
      const { effectId } = active;
      draft.emit({ type: 'effect_expired', actionId: draft.actionId, cid: bearer.cid, effectId });
    }
  }
  bearer.effects = left;
}

/** Lets the effects that the bearer had before the action do what they do; gives the source of one that killed. */
function tickAll(draft: Draft, bearer: ActorDraft): ActiveEffect | null {
  for (const active of bearer.effects) {
    if (!wasBorne(draft, bearer, active)) continue;
    tick(draft, bearer, active);
    if (bearer.hp === 0) return active;
  }
  return null;
}

/**
 * One exchange of the bearers has passed: effects that they bore before it change hp and come nearer to their end.
 * What killed a bearer is credited to the effect's source if that was standing until now.
 */
export function tickEffects(draft: Draft, bearers: readonly ActorDraft[]): void {
  const fallen: { readonly cid: ActorId; readonly by: ActorId | null }[] = [];
  for (const bearer of bearers) {
    if (!bearer.isStanding || bearer.before.effects.length === 0) continue;
    const deadly = tickAll(draft, bearer);
    if (deadly === null) expire(draft, bearer);
    else fallen.push({ cid: bearer.cid, by: draft.isStanding(deadly.sourceCid) ? deadly.sourceCid : null });
  }
  for (const { cid, by } of fallen) draft.defeat(cid, 'killed', by);
}
