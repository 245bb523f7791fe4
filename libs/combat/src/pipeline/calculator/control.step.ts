import { fireRules } from './fire-rules.js';
import type { StrikeStep } from './step.js';

/** Only strikes that land come here: rules that stun, topple or bleed get their chance. */
export const control: StrikeStep = (strike) => {
  fireRules(strike, 'control_check');
  return 'continues';
};
