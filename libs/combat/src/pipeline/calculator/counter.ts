import type { StrikeKind, StrikeOutcome } from '../../dto/index.js';
import { happens } from '../rng/rolls.js';
import type { Rolls } from '../rng/rolls.js';
import { chanceOf } from './chance.js';
import type { Strike } from './strike.js';

const ANSWERABLE: ReadonlySet<StrikeKind> = new Set<StrikeKind>(['exchange', 'counter', 'off_hand']);

function mayFollow(strike: Strike, outcome: StrikeOutcome): boolean {
  if (outcome === 'parry') return strike.order.defender.profile.mainHand.weapon.ripostes;
  return outcome === 'dodge' || outcome === 'block';
}

/** Decides what follows the strike in the next wave: a counter after a defence, the second weapon after the first. */
export function decideFollowUps(strike: Strike, rolls: Rolls): void {
  const { kind, striker, defender } = strike.order;
  const chance = strike.flags.has('force_counter')
    ? Infinity
    : chanceOf(strike, 'counter', defender.profile.numbers.counter);
  const isForbidden = strike.flags.has('cannot_be_countered') || !ANSWERABLE.has(kind);
  if (isForbidden) strike.followUps.delete('counter');
  else if (mayFollow(strike, strike.outcome) && happens(rolls, `${strike.key}/counter`, chance)) {
    strike.followUps.add('counter');
  }
  const isOwnMove = kind === 'exchange' || kind === 'forced';
  if (!isOwnMove || striker.profile.offHand === null) strike.followUps.delete('off_hand');
}
