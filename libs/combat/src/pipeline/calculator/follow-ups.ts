import type { StrikeKind, StrikeOutcome } from '../../dto/index.js';
import type { FollowUp } from '../../content/vocabulary.js';
import { SCALE } from '../../content/numbers/fixed-point.js';
import { hasFlag } from '../rules/flags.js';
import { decide } from './decide.js';
import type { Strike } from './strike.js';

/**
 * What may follow from a strike of each kind. Only moves start something new, so that nothing goes on for ever; those
 * whom a sweep reaches in passing are not part of the exchange and do not strike back.
 */
const MAY_FOLLOW: Readonly<Record<StrikeKind, readonly FollowUp[]>> = {
  exchange: ['counter', 'off_hand', 'extra', 'sweep'],
  forced: ['off_hand', 'extra', 'sweep'],
  counter: ['counter'],
  off_hand: ['counter'],
  extra: ['counter'],
  sweep: [],
  ability: [],
  item: [],
};

export function mayFollow(strike: Readonly<Strike>, kind: FollowUp): boolean {
  const { order, flags } = strike;
  if (!MAY_FOLLOW[order.kind].includes(kind)) return false;
  if (kind === 'counter') return !hasFlag(flags, 'cannot_be_countered');
  return kind !== 'off_hand' || order.striker.profile.offHand !== null;
}

/** Whether this way of defending leaves room for a strike back. */
function opensCounter({ order }: Strike, outcome: StrikeOutcome): boolean {
  if (outcome === 'parry') return order.defender.profile.mainHand.weapon.ripostes;
  return outcome === 'dodge' || outcome === 'block';
}

/** A defence may be followed by a counter; a rule that has called for one already needs no roll. */
export function decideCounter(strike: Strike): void {
  if (!opensCounter(strike, strike.outcome) || !MAY_FOLLOW[strike.order.kind].includes('counter')) return;
  if (strike.followUps.some(({ kind }) => kind === 'counter')) return;
  if (decide(strike, 'counter', strike.order.defender.profile.numbers.counter) !== 'happens') return;
  strike.followUps.push({ kind: 'counter', damage: SCALE, targets: 1 });
}
