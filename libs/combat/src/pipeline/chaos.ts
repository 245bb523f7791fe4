import { toFixedPoint } from '../content/numbers/fixed-point.js';
import type { Balance } from '../content/types.js';
import type { BattleState } from './types.js';

/** A fight has two who live; before this many steps for each of them nobody needs to be counted. */
const FEWEST_LIVING = 2;

function livingIn({ actors }: BattleState): number {
  let living = 0;
  for (const cid in actors) {
    if (actors[cid]?.state.defeat === null) living += 1;
  }
  return living;
}

/** By what share the damage of every strike has grown because the fight goes on for too long, fixed-point. */
export function chaosOf(step: number, chaos: Balance['chaos'], state: BattleState): number {
  const { afterStepsPerActor, damagePerStep } = chaos;
  if (step <= afterStepsPerActor * FEWEST_LIVING) return 0;
  const excess = step - afterStepsPerActor * livingIn(state);
  return excess > 0 ? toFixedPoint(damagePerStep) * excess : 0;
}
