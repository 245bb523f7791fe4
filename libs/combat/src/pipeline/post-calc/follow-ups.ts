import type { ActorId } from '../../dto/index.js';
import type { FollowUp } from '../../content/vocabulary.js';
import { mayFollow } from '../calculator/follow-ups.js';
import type { PendingFollowUp, Strike, StrikeOrder } from '../calculator/strike.js';
import type { Draft } from '../draft.js';
import { NO_FLAGS } from '../rules/flags.js';
import type { FlagSet } from '../rules/flags.js';
import { HELPLESS_FLAGS } from '../stats/conditions.js';
import { drawSwept } from './draw-swept.js';

/** A strike that answers or continues one of the wave before. */
export interface FollowUpStrike {
  readonly kind: FollowUp;
  readonly source: ActorId;
  readonly target: ActorId;
  /** Fixed-point factor. */
  readonly damage: number;
  /** Flags that the strike begins with, whatever its target bears. */
  readonly flags: FlagSet;
}

/** Who let a forced strike happen does not defend itself against what follows from it either. */
function flagsAfter({ kind }: StrikeOrder, { edition }: Draft): FlagSet {
  return kind === 'forced' && edition.idleAfterForced === 'helpless' ? HELPLESS_FLAGS : NO_FLAGS;
}

function strikesOf(
  draft: Draft,
  { order }: Strike,
  { kind, damage, targets }: PendingFollowUp,
): readonly FollowUpStrike[] {
  const [striker, defender] = [order.striker.cid, order.defender.cid];
  if (kind === 'counter') return [{ kind, damage, source: defender, target: striker, flags: NO_FLAGS }];
  if (kind !== 'sweep') {
    return [{ kind, damage, source: striker, target: defender, flags: flagsAfter(order, draft) }];
  }
  const swept = drawSwept(draft, striker, defender, targets, order.wave + 1);
  return swept.map((target) => ({ kind, damage, source: striker, target, flags: NO_FLAGS }));
}

function canStrike(draft: Draft, { kind, source }: FollowUpStrike): boolean {
  if (!draft.isStanding(source)) return false;
  const { incapacity, offHand } = draft.actor(source).profile;
  const hasLost = kind === 'off_hand' && offHand === null && draft.edition.lostOffHand === 'nothing';
  return incapacity === null && !hasLost;
}

const keyOf = ({ kind, source, target }: FollowUpStrike): string => `${source}>${target} ${kind}`;

/**
 * The strikes of the next wave, in the order of their sources' ids; one of a kind for each pair, the strongest. The
 * fallen neither strike nor are struck at, and who cannot act any more strikes no more.
 */
export function followUpsOf(draft: Draft, strikes: readonly Strike[]): readonly FollowUpStrike[] {
  if (strikes.every(({ followUps }) => followUps.length === 0)) return [];
  const byKey = new Map<string, FollowUpStrike>();
  for (const strike of strikes) {
    for (const pending of strike.followUps) {
      if (!mayFollow(strike, pending.kind)) continue;
      for (const each of strikesOf(draft, strike, pending)) {
        if (!canStrike(draft, each) || !draft.isStanding(each.target)) continue;
        const known = byKey.get(keyOf(each));
        if (known === undefined || known.damage < each.damage) byKey.set(keyOf(each), each);
      }
    }
  }
  return [...byKey.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
