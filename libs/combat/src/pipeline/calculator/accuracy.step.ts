import { happens } from '../rng/rolls.js';
import { chanceOf } from './chance.js';
import type { StrikeStep } from './step.js';
import { award } from './strike.js';
import { fireTriggers } from './triggers.js';

/** A strike that misses ends here; it gives the defender time. */
export const accuracy: StrikeStep = (strike, rolls) => {
  fireTriggers(strike, 'accuracy_check', rolls);
  const { striker, defender } = strike.order;
  const chance = chanceOf(strike, 'accuracy', striker.profile.numbers.accuracy);
  const hits =
    !strike.flags.has('force_miss') &&
    (strike.flags.has('force_hit') || happens(rolls, `${strike.key}/accuracy`, chance));
  if (hits) return 'continues';
  strike.outcome = 'miss';
  award(strike, defender.cid, 'tempo');
  fireTriggers(strike, 'miss', rolls);
  return 'ends';
};
