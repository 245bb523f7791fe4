import type { ActiveEffect, ActorId } from '../../dto/index.js';
import type { Draft } from '../draft.js';
import { lookUp } from '../../content/lookup.js';
import { multiply, toFixedPoint } from '../../content/numbers/fixed-point.js';
import { changeHp } from '../mechanics/vitals.js';

/** Effects that the actor bore before the action, or that have joined one of those since. */
function wasBorne(draft: Draft, cid: ActorId, active: ActiveEffect): boolean {
  const before = draft.before.actors[cid]?.effects ?? [];
  if (before.includes(active)) return true;
  const { stacking } = lookUp(draft.rules.pack.effects, 'effect', active.effectId);
  return stacking.mode !== 'independent' && before.some(({ effectId }) => effectId === active.effectId);
}

function tick(draft: Draft, cid: ActorId, active: ActiveEffect): void {
  const { hpPerExchange = 0 } = lookUp(draft.rules.pack.effects, 'effect', active.effectId);
  if (hpPerExchange === 0) return;
  // By size and sign apart, so that damage and healing of a fractional power round the same way.
  const size = multiply(Math.abs(hpPerExchange) * active.stacks, toFixedPoint(active.power));
  const hpChange = changeHp(draft, cid, Math.sign(hpPerExchange) * size, active.sourceCid);
  const { hp } = draft.actor(cid).state;
  draft.emit({
    type: 'effect_ticked',
    actionId: draft.actionId,
    cid,
    effectId: active.effectId,
    hpChange,
    hp,
  });
}

/** Takes one exchange off every effect that was not applied or renewed in this one. */
function expire(draft: Draft, cid: ActorId): void {
  const { effects } = draft.actor(cid);
  const before = draft.before.actors[cid]?.effects ?? [];
  const left: ActiveEffect[] = [];
  for (const active of effects) {
    if (!before.includes(active)) left.push(active);
    else if (active.remaining > 1) left.push({ ...active, remaining: active.remaining - 1 });
    else draft.emit({ type: 'effect_expired', actionId: draft.actionId, cid, effectId: active.effectId });
  }
  if (effects.some((active) => before.includes(active))) draft.patch(cid, { effects: left });
}

/**
 * One exchange of the bearers has passed: effects that they bore before it change hp and come nearer to their end.
 * What killed a bearer is credited to the effect's source if that was standing until now.
 */
export function tickEffects(draft: Draft, bearers: readonly ActorId[]): void {
  const fallen: { readonly cid: ActorId; readonly by: ActorId | null }[] = [];
  for (const cid of bearers) {
    if (!draft.isStanding(cid)) continue;
    for (const active of draft.actor(cid).effects) {
      if (!wasBorne(draft, cid, active)) continue;
      tick(draft, cid, active);
      if (draft.actor(cid).state.hp > 0) continue;
      fallen.push({ cid, by: draft.isStanding(active.sourceCid) ? active.sourceCid : null });
      break;
    }
    if (draft.actor(cid).state.hp > 0) expire(draft, cid);
  }
  for (const { cid, by } of fallen) draft.defeat(cid, 'killed', by);
}
