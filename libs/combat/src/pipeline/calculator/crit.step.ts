import { multiply } from '../../content/numbers/fixed-point.js';
import { decide } from './decide.js';
import { fireRule, fireRules } from './fire-rules.js';
import type { StrikeStep } from './step.js';

/** A critical strike fires what its weapon was built for; it may still be dodged, parried or blocked. */
export const crit: StrikeStep = (strike) => {
  const { striker, attack, critFactor } = strike.order;
  const skilled = multiply(striker.profile.numbers.crit_chance, critFactor);
  strike.isCritical = decide(strike, 'crit_chance', skilled) === 'happens';
  if (strike.isCritical && attack.onCrit !== null) fireRule(strike, attack.onCrit);
  fireRules(strike, strike.isCritical ? 'crit' : 'crit_fail');
  return 'continues';
};
