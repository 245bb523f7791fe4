import type { ActorId } from '../../dto/index.js';
import type { FollowUp } from '../../content/vocabulary.js';
import type { Strike } from '../calculator/strike.js';
import type { Draft } from '../draft.js';

/** A strike that answers or continues one of the wave before. */
export interface FollowUpStrike {
  readonly kind: FollowUp;
  readonly source: ActorId;
  readonly target: ActorId;
}

/**
 * The strikes of the next wave, in the order of their sources' ids; one of a kind for each pair. The fallen neither
 * strike nor are struck at, and who was stunned in the wave before strikes no more.
 */
export function followUpsOf(draft: Draft, strikes: readonly Readonly<Strike>[]): readonly FollowUpStrike[] {
  const byKey = new Map<string, FollowUpStrike>();
  for (const { order, followUps } of strikes) {
    for (const kind of followUps) {
      const [by, at] = kind === 'counter' ? [order.defender, order.striker] : [order.striker, order.defender];
      byKey.set(`${by.cid}>${at.cid} ${kind}`, { kind, source: by.cid, target: at.cid });
    }
  }
  return [...byKey.keys()].sort().flatMap((key) => {
    const strike = byKey.get(key);
    if (strike === undefined || !draft.isStanding(strike.source) || !draft.isStanding(strike.target))
      return [];
    return draft.profile(strike.source).conditions.has('stunned') ? [] : [strike];
  });
}
