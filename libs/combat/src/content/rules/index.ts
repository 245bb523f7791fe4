import type { Fault } from '../fault.js';
import type { ContentTables } from './content-tables.js';
import { effectFaults } from './effects.js';
import { powerFaults } from './powers.js';
import { templateFaults } from './templates.js';
import { timingFaults } from './timing.js';
import { weaponFaults } from './weapons.js';

const RULES: readonly ((tables: ContentTables) => readonly Fault[])[] = [
  weaponFaults,
  powerFaults,
  effectFaults,
  timingFaults,
  templateFaults,
];

export { idFaults } from './ids.js';
export { precisionFaults } from './precision.js';
export { vitalFaults } from './vitals.js';

/** Everything in these tables that has the right shape and still cannot be meant. */
export function checkRules(tables: ContentTables): readonly Fault[] {
  return RULES.flatMap((rule) => rule(tables));
}
