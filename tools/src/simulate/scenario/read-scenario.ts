import { readFileSync } from 'node:fs';
import { scenarioIn } from './form-problems.js';
import { InputError, unreadable } from './problem.js';
import type { Scenario } from './scenario.js';
import { YamlFile } from './yaml-file.js';

export interface ScenarioFile {
  readonly path: string;
  readonly yaml: YamlFile;
  readonly scenario: Scenario;
}

/** @throws InputError with everything that is wrong with the text */
export function parseScenario(path: string, text: string): ScenarioFile {
  const yaml = new YamlFile(path, text);
  const scenario = scenarioIn(yaml);
  if ('name' in scenario) return { path, yaml, scenario };
  throw new InputError(scenario);
}

/** @throws InputError if the file cannot be read or is no scenario */
export function readScenario(path: string): ScenarioFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, 'scenario', error);
  }
  return parseScenario(path, text);
}
