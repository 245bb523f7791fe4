import { clamp, multiply, SCALE } from '../../content/numbers/fixed-point.js';
import type { CappedNumber, StrikeFactor, StrikeFlag } from '../../content/vocabulary.js';
import { happens, rollFor } from '../rng/chance.js';
import { purposeOf } from '../rng/purpose.js';
import type { Purpose } from '../rng/purpose.js';
import { hasFlag } from '../rules/flags.js';
import { questionName } from './strike.js';
import type { Strike } from './strike.js';

type Step = CappedNumber & StrikeFactor;

/** What settles a step of a strike: flags first, and where they are silent, a roll. */
interface StepRules {
  readonly purpose: Purpose;
  readonly forbidden: StrikeFlag;
  readonly forced: StrikeFlag;
}

const STEPS: Readonly<Record<Step, StepRules>> = {
  accuracy: { purpose: purposeOf('accuracy'), forbidden: 'force_miss', forced: 'force_hit' },
  crit_chance: { purpose: purposeOf('crit'), forbidden: 'cannot_crit', forced: 'force_crit' },
  evasion: { purpose: purposeOf('evasion'), forbidden: 'ignore_evasion', forced: 'force_dodge' },
  parry: { purpose: purposeOf('parry'), forbidden: 'ignore_parry', forced: 'force_parry' },
  block: { purpose: purposeOf('block'), forbidden: 'ignore_block', forced: 'force_block' },
  counter: { purpose: purposeOf('counter'), forbidden: 'cannot_be_countered', forced: 'force_counter' },
};

/** `ruled_out`: a flag forbids it, so it was not even tried. */
export type Decision = 'ruled_out' | 'fails' | 'happens';

function settle(strike: Strike, step: Step, flag: StrikeFlag, decision: Decision): Decision {
  strike.tracer?.({
    type: 'flag',
    purpose: questionName(strike, STEPS[step].purpose.name),
    step,
    flag,
    happened: decision === 'happens',
  });
  return decision;
}

/** Whether a step of the strike happens: its chance is this fixed-point number times its factor, within its cap. */
export function decide(strike: Strike, step: Step, value: number): Decision {
  const { purpose, forbidden, forced } = STEPS[step];
  if (hasFlag(strike.flags, forbidden)) return settle(strike, step, forbidden, 'ruled_out');
  if (hasFlag(strike.flags, forced)) return settle(strike, step, forced, 'happens');
  const factor = strike.factors[step];
  const cap = strike.content.caps[step];
  const chance = clamp(multiply(value, factor), 0, cap);
  const roll = rollFor(strike.rolls, purpose, chance);
  const happened = happens(roll, chance);
  strike.tracer?.({
    type: 'chance',
    purpose: questionName(strike, purpose.name),
    value: value / SCALE,
    factor: factor / SCALE,
    cap: cap / SCALE,
    chance: chance / SCALE,
    roll: roll === null ? null : roll / SCALE,
    happened,
  });
  return happened ? 'happens' : 'fails';
}
