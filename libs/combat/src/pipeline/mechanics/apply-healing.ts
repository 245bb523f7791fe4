import type { ActorId } from '../../dto/index.js';
import type { Draft } from '../draft.js';
import { changeHp } from './vitals.js';

export function applyHealing(
  draft: Draft,
  source: ActorId,
  target: ActorId,
  by: string,
  rolled: number,
): void {
  const amount = changeHp(draft, target, rolled, source);
  const targetHp = draft.actor(target).state.hp;
  draft.emit({ type: 'healed', actionId: draft.actionId, source, target, by, amount, targetHp });
}
