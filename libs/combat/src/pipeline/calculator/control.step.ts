import type { StrikeStep } from './step.js';
import { fireTriggers } from './triggers.js';

/** Only strikes that land come here: rules that stun, topple or bleed get their chance. */
export const control: StrikeStep = (strike, rolls) => {
  fireTriggers(strike, 'control_check', rolls);
  return 'continues';
};
