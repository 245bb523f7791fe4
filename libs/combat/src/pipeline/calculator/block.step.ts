import { happens } from '../rng/rolls.js';
import { chanceOf } from './chance.js';
import type { StrikeStep } from './step.js';
import { award } from './strike.js';
import { fireTriggers } from './triggers.js';

/** A shield in the way. The strike goes on to damage, of which the shield takes its share. */
export const block: StrikeStep = (strike, rolls) => {
  const { defender } = strike.order;
  if (defender.profile.shield === null || strike.flags.has('ignore_block')) return 'continues';
  const chance = chanceOf(strike, 'block', defender.profile.numbers.block);
  if (!strike.flags.has('force_block') && !happens(rolls, `${strike.key}/block`, chance)) {
    fireTriggers(strike, 'block_fail', rolls);
    return 'continues';
  }
  strike.outcome = 'block';
  award(strike, defender.cid, 'block');
  fireTriggers(strike, 'block', rolls);
  return 'continues';
};
