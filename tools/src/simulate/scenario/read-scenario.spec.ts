import { defaultPack } from '@melee/combat/content';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../testing/examples.js';
import { lineupsOf } from './lineups.js';
import { InputError } from './problem.js';
import { parseScenario, readScenario } from './read-scenario.js';
import { SCENARIO_SCHEMA } from './scenario-schema.js';

const FILE = 'fight.yaml';

/** The lines that a user would read, for a scenario with these teams. */
function problemsOf(...lines: string[]): readonly string[] {
  try {
    lineupsOf(parseScenario(FILE, lines.join('\n')), defaultPack);
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const BLUE = ['  blue:', '    - template: orc'];

describe('a scenario file', () => {
  it('has the form that the schema for editors says', () => {
    const schema: unknown = JSON.parse(readFileSync(join(EXAMPLES, 'scenario.schema.json'), 'utf8'));
    expect(schema).toEqual(JSON.parse(JSON.stringify(SCENARIO_SCHEMA)));
  });

  it('may say everything that the form allows', () => {
    const lines = ['name: a', 'mode: battle', 'maxSteps: 9', 'teams:', '  red:', '    - template: warrior'];
    expect(problemsOf(...lines, '      count: 2', '      behaviour: mindless', ...BLUE)).toEqual([]);
  });

  it('cannot be a file that is not there', () => {
    expect(() => readScenario('nowhere.yaml')).toThrow(/^nowhere.yaml: The scenario cannot be read: ENOENT/);
  });

  it('is refused with the line at which the YAML breaks', () => {
    expect(problemsOf('name: a', 'teams: [')).toEqual([expect.stringMatching(/^fight.yaml:2: /)]);
  });

  it('names an unknown key, where it stands, and the nearest known one', () => {
    expect(problemsOf('name: a', 'mod: duels', 'teams:', '  red:', '    - template: orc', ...BLUE)).toEqual([
      'fight.yaml:2: mod: There is no "mod" here; expected name, pack, mode, maxSteps, teams; the nearest is "mode".',
    ]);
  });

  it('tells all that is wrong with its form at once', () => {
    expect(problemsOf('name: a', 'mode: duel', 'maxSteps: 0', 'teams:', '  red:', '    - count: 2')).toEqual([
      'fight.yaml:2: mode: Expected one of battle, duels, not "duel"; the nearest is "duels".',
      'fight.yaml:3: maxSteps: It must be >= 1, but is 0.',
      expect.stringContaining('fight.yaml:4: teams: It must NOT have fewer than 2 properties'),
      'fight.yaml:6: teams.red.0: Expected either a template or a definition.',
    ]);
  });

  it('names an unknown id, the line on which it stands, and the nearest known one', () => {
    const red = ['  red:', '    - template: warrior', '    - template: warior', '      count: 2'];
    expect(problemsOf('name: a', 'teams:', ...red, ...BLUE)).toEqual([
      'fight.yaml:5: teams.red.1.template: The pack has no template "warior"; the nearest is "warrior".',
    ]);
  });

  it('finds an unknown id deep in the overrides', () => {
    const red = ['  red:', '    - template: warrior', '      overrides:', '        loadout:'];
    expect(problemsOf('name: a', 'teams:', ...red, '          mainHand: swrd', ...BLUE)).toEqual([
      expect.stringMatching(/^fight.yaml:7: teams.red.0.overrides.loadout.mainHand: .*nearest is "sword"/),
    ]);
  });

  it('refuses numbers that no actor can have, where they stand', () => {
    const red = ['  red:', '    - template: warrior', '      overrides:', '        attributes:'];
    expect(problemsOf('name: a', 'teams:', ...red, '          strength: -3', ...BLUE)).toEqual([
      expect.stringMatching(/^fight.yaml:7: teams.red.0.overrides.attributes.strength: /),
    ]);
  });

  it('does not pass over a misspelt override', () => {
    const red = ['  red:', '    - template: warrior', '      overrides:', '        atributes: {}'];
    expect(problemsOf('name: a', 'teams:', ...red, ...BLUE)).toEqual([
      expect.stringMatching(/^fight.yaml:6: .*"atributes".*the nearest is "attributes"/),
    ]);
  });

  it('counts no actors in duels', () => {
    const red = ['  red:', '    - template: warrior', '      count: 2'];
    expect(problemsOf('name: a', 'mode: duels', 'teams:', ...red, ...BLUE)).toEqual([
      'fight.yaml:6: teams.red.0.count: In duels each entry is one actor.',
    ]);
  });
});
