import { happens } from '../rng/rolls.js';
import { chanceOf } from './chance.js';
import type { StrikeStep } from './step.js';
import { award } from './strike.js';
import { fireTriggers } from './triggers.js';

export const evasion: StrikeStep = (strike, rolls) => {
  if (strike.flags.has('ignore_evasion')) return 'continues';
  const { striker, defender } = strike.order;
  const { evasion: own } = defender.profile.numbers;
  const full = chanceOf(strike, 'evasion', Math.max(0, own - striker.profile.numbers.anti_evasion));
  const chance = strike.flags.has('halve_evasion') ? Math.floor(full / 2) : full;
  if (!strike.flags.has('force_dodge') && !happens(rolls, `${strike.key}/evasion`, chance)) {
    fireTriggers(strike, 'dodge_fail', rolls);
    return 'continues';
  }
  strike.outcome = 'dodge';
  award(strike, defender.cid, 'dodge');
  fireTriggers(strike, 'dodge', rolls);
  return 'ends';
};
