import type { ActorId } from '../../dto/index.js';
import type { ActorDraft } from '../actor-draft.js';
import type { Draft } from '../draft.js';

export function applyHealing(
  draft: Draft,
  source: ActorId,
  target: ActorDraft,
  by: string,
  rolled: number,
): void {
  const amount = target.changeHp(rolled);
  const { cid, hp: targetHp } = target;
  draft.emit({ type: 'healed', actionId: draft.actionId, source, target: cid, by, amount, targetHp });
}
