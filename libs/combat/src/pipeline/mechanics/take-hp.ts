import type { ActorId } from '../../dto/index.js';
import type { ActorDraft } from '../actor-draft.js';
import type { Draft } from '../draft.js';

/**
 * Takes hp, never more than there is, and counts it for both sides; a source that is not in the battle counts nothing.
 *
 * @returns how much was taken.
 */
export function takeHp(draft: Draft, victim: ActorDraft, amount: number, source: ActorId): number {
  const taken = -victim.changeHp(-amount);
  victim.count('damage_taken', taken);
  draft.find(source)?.count('damage_dealt', taken);
  return taken;
}
