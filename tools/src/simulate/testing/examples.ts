import { defaultPack } from '@melee/combat/content';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SimulationJob } from '../play/job.js';
import { lineupsOf, type Lineups } from '../scenario/lineups.js';
import { readScenario } from '../scenario/read-scenario.js';

export const EXAMPLES = resolve(__dirname, '../../../../examples/scenarios');

export const exampleFiles = (): readonly string[] =>
  readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.yaml'))
    .sort();

/** An example with the default pack, ready to be played. */
export function exampleJob(name: string, seed = 'test'): { job: SimulationJob; groups: Lineups['groups'] } {
  const { groups, lineups } = lineupsOf(readScenario(join(EXAMPLES, name)), defaultPack);
  return { groups, job: { seed, variant: { pack: defaultPack, lineups } } };
}
