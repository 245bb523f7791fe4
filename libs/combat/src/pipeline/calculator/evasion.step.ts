import { multiply, SCALE } from '../../content/numbers/fixed-point.js';
import { hasFlag } from '../rules/flags.js';
import { decide } from './decide.js';
import { fireRules } from './fire-rules.js';
import type { StrikeStep } from './step.js';

const HALF = SCALE / 2;

export const evasion: StrikeStep = (strike) => {
  const { striker, defender } = strike.order;
  const left = Math.max(0, defender.profile.numbers.evasion - striker.profile.numbers.anti_evasion);
  if (hasFlag(strike.flags, 'halve_evasion')) {
    strike.factors.evasion = multiply(strike.factors.evasion, HALF);
  }
  const decision = decide(strike, 'evasion', left);
  if (decision === 'ruled_out') return 'continues';
  if (decision === 'fails') {
    fireRules(strike, 'dodge_fail');
    return 'continues';
  }
  strike.outcome = 'dodge';
  fireRules(strike, 'dodge');
  return 'ends';
};
