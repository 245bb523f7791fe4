import { SCALE } from '../../content/numbers/fixed-point.js';
import type { Spread } from '../../content/types.js';
import { spreadBy } from '../rng/chance.js';
import type { Purpose } from '../rng/purpose.js';
import { questionName } from './strike.js';
import type { Dealing } from './strike.js';

/** `base` give or take at most `spread`, every integer equally likely. What cannot vary is not rolled for. */
export function rollAmount(dealing: Dealing, purpose: Purpose, { base, spread }: Spread): number {
  const roll = spread > 0 ? dealing.rolls.roll(purpose) : null;
  const amount = roll === null ? 0 : spreadBy(roll, spread);
  dealing.tracer?.({
    type: 'spread',
    purpose: questionName(dealing, purpose.name),
    base,
    roll: roll === null ? null : roll / SCALE,
    amount,
  });
  return base + amount;
}
