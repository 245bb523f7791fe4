import type { ActorId } from '../../dto/index.js';
import type { Draft } from '../draft.js';

/** A feint left the hand when its move was registered; if the move comes to nothing, its price comes back. */
export function refundFeint(draft: Draft, cid: ActorId, feintId: string | undefined): void {
  if (feintId === undefined || !draft.isStanding(cid)) return;
  draft.actor(cid).gain(draft.content.feint(feintId).feint.price);
}
