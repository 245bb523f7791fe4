import type { ActorId } from '../../dto/index.js';
import type { Draft } from '../draft.js';
import { clamp } from '../../content/numbers/fixed-point.js';

/**
 * Takes or gives hp, never below 0 nor above the ceiling, and counts what was taken for both sides.
 *
 * @returns by how much hp changed.
 */
export function changeHp(draft: Draft, cid: ActorId, amount: number, source: ActorId): number {
  const { hp } = draft.actor(cid).state;
  const changed = clamp(hp + amount, 0, Math.max(hp, draft.vitals(cid).hp)) - hp;
  if (changed === 0) return 0;
  draft.patchState(cid, { hp: hp + changed });
  if (changed < 0) {
    draft.count(cid, 'damage_taken', -changed);
    draft.count(source, 'damage_dealt', -changed);
  }
  return changed;
}
