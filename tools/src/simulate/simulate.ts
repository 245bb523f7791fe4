import { dirname, resolve } from 'node:path';
import type { SimulationJob } from './play/job.js';
import { playInThreads, type PlayOptions } from './play/play-in-threads.js';
import { makeReport, type Report, type Request } from './report/report.js';
import { lineupsOf } from './scenario/lineups.js';
import { DEFAULT_PACK, readNamedPack, type NamedPack } from './scenario/packs.js';
import { readScenario, type ScenarioFile } from './scenario/read-scenario.js';

export interface SimulationRequest extends PlayOptions {
  readonly scenario: string;
  readonly seed: string;
  readonly compare?: readonly [string, string];
}

function packsOf(
  { path, scenario }: ScenarioFile,
  compared: SimulationRequest['compare'],
): readonly [NamedPack, NamedPack?] {
  if (compared !== undefined) {
    const [first, second] = compared;
    return [readNamedPack(first, first), readNamedPack(second, second)];
  }
  const name = scenario.pack ?? DEFAULT_PACK;
  return [readNamedPack(name, resolve(dirname(path), name))];
}

/**
 * Plays the battles of a scenario file and reports what happened in them.
 * @throws InputError if the scenario or a pack is wrong; what a battle throws
 */
export async function simulate(request: SimulationRequest): Promise<Report> {
  const file = readScenario(request.scenario);
  const { seed, battles, compare } = request;
  const { scenario } = file;
  const [first, second] = packsOf(file, compare);
  const { groups, lineups } = lineupsOf(file, first.pack);
  const job: SimulationJob = {
    seed,
    variant: { pack: first.pack, lineups },
    ...(scenario.maxSteps !== undefined && { maxSteps: scenario.maxSteps }),
    ...(second && { other: { pack: second.pack, lineups: lineupsOf(file, second.pack).lineups } }),
  };
  const asked: Request = {
    scenario,
    seed,
    battles,
    groups,
    pack: { name: first.name, id: first.id },
    ...(second && { other: { name: second.name, id: second.id } }),
  };
  return makeReport(asked, await playInThreads(job, request));
}
