import { SCALE } from '../../content/numbers/fixed-point.js';
import { decide } from './decide.js';
import { fireRules } from './fire-rules.js';
import type { StrikeStep } from './step.js';

/** A shield in the way: one that takes all damage ends the strike, another one takes its share of the damage. */
export const block: StrikeStep = (strike) => {
  const { shield, numbers } = strike.order.defender.profile;
  if (shield === null) return 'continues';
  const decision = decide(strike, 'block', numbers.block);
  if (decision === 'ruled_out') return 'continues';
  if (decision === 'fails') {
    fireRules(strike, 'block_fail');
    return 'continues';
  }
  strike.outcome = 'block';
  fireRules(strike, 'block');
  return shield.absorbs >= SCALE ? 'ends' : 'continues';
};
