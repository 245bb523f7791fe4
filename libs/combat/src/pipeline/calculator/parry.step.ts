import { happens } from '../rng/rolls.js';
import { chanceOf } from './chance.js';
import type { StrikeStep } from './step.js';
import { award } from './strike.js';
import { fireTriggers } from './triggers.js';

export const parry: StrikeStep = (strike, rolls) => {
  if (strike.flags.has('ignore_parry')) return 'continues';
  const { defender } = strike.order;
  const chance = chanceOf(strike, 'parry', defender.profile.numbers.parry);
  if (!strike.flags.has('force_parry') && !happens(rolls, `${strike.key}/parry`, chance)) {
    fireTriggers(strike, 'parry_fail', rolls);
    return 'continues';
  }
  strike.outcome = 'parry';
  award(strike, defender.cid, 'parry');
  fireTriggers(strike, 'parry', rolls);
  return 'ends';
};
