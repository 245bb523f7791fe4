import { decide } from './decide.js';
import { fireRules } from './fire-rules.js';
import type { StrikeStep } from './step.js';

export const parry: StrikeStep = (strike) => {
  const decision = decide(strike, 'parry', strike.order.defender.profile.numbers.parry);
  if (decision === 'ruled_out') return 'continues';
  if (decision === 'fails') {
    fireRules(strike, 'parry_fail');
    return 'continues';
  }
  strike.outcome = 'parry';
  fireRules(strike, 'parry');
  return 'ends';
};
