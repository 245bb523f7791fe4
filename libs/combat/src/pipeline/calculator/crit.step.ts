import { happens } from '../rng/rolls.js';
import { multiply, SCALE, toFixedPoint } from '../../content/numbers/fixed-point.js';
import { chanceOf } from './chance.js';
import type { StrikeStep } from './step.js';
import { applyOutcomes, fireTriggers } from './triggers.js';

/** A critical strike fires what its weapon was built for; it may still be dodged, parried or blocked. */
export const crit: StrikeStep = (strike, rolls) => {
  const { striker, attack } = strike.order;
  const skilled = multiply(striker.profile.numbers.crit_chance, SCALE + toFixedPoint(attack.skill / 100));
  const chance = chanceOf(strike, 'crit_chance', skilled);
  strike.isCritical =
    !strike.flags.has('cannot_crit') &&
    (strike.flags.has('force_crit') || happens(rolls, `${strike.key}/crit`, chance));
  if (strike.isCritical) applyOutcomes(strike, 'striker', attack.onCrit);
  fireTriggers(strike, strike.isCritical ? 'crit' : 'crit_fail', rolls);
  return 'continues';
};
