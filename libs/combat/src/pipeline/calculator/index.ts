import { accuracy } from './accuracy.step.js';
import { block } from './block.step.js';
import { control } from './control.step.js';
import { crit } from './crit.step.js';
import { damage } from './damage.step.js';
import { evasion } from './evasion.step.js';
import { decideCounter } from './follow-ups.js';
import { parry } from './parry.step.js';
import type { StrikeStep } from './step.js';
import { beginStrike } from './strike.js';
import type { Strike, StrikeContext, StrikeOrder } from './strike.js';
import { traceZone } from './trace-zone.js';

/** The steps of a strike in their order. */
const STEPS: readonly StrikeStep[] = [accuracy, crit, evasion, parry, block, damage, control];

/** What comes of a strike. Changes nothing outside of it. */
export function calculateStrike(order: StrikeOrder, context: StrikeContext): Strike {
  const strike = beginStrike(order, context);
  traceZone(order, context.tracer);
  for (const step of STEPS) {
    if (step(strike) === 'ends') break;
  }
  decideCounter(strike);
  return strike;
}
