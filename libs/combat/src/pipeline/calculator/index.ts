import type { ContentPack } from '../../content/types.js';
import type { Rolls } from '../rng/rolls.js';
import { accuracy } from './accuracy.step.js';
import { block } from './block.step.js';
import { control } from './control.step.js';
import { decideFollowUps } from './counter.js';
import { crit } from './crit.step.js';
import { damage } from './damage.step.js';
import { evasion } from './evasion.step.js';
import { parry } from './parry.step.js';
import { beginStrike } from './strike.js';
import type { Strike, StrikeOrder } from './strike.js';
import type { StrikeStep } from './step.js';

/** The steps of a strike in their order. */
const STEPS: readonly StrikeStep[] = [accuracy, crit, evasion, parry, block, damage, control];

/** What comes of a strike. Changes nothing outside of it. */
export function calculateStrike(order: StrikeOrder, pack: ContentPack, rolls: Rolls): Readonly<Strike> {
  const strike = beginStrike(order, pack);
  for (const step of STEPS) {
    if (step(strike, rolls) === 'ends') break;
  }
  decideFollowUps(strike, rolls);
  return strike;
}
