import { decide } from './decide.js';
import { fireRules } from './fire-rules.js';
import type { StrikeStep } from './step.js';

/** A strike that misses ends here. */
export const accuracy: StrikeStep = (strike) => {
  fireRules(strike, 'accuracy_check');
  if (decide(strike, 'accuracy', strike.order.striker.profile.numbers.accuracy) === 'happens') {
    return 'continues';
  }
  strike.outcome = 'miss';
  fireRules(strike, 'miss');
  return 'ends';
};
