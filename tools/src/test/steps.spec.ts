import { selectSteps, testStages } from './steps.js';

const stages = testStages([
  'apps/collector',
  'apps/collector-e2e',
  'apps/system-e2e',
  'libs/combat',
  'tools',
]);
const names = (only: string[]): string[][] =>
  selectSteps(stages, only).map((stage) => stage.map(({ name }) => name));

describe('testStages', () => {
  it('runs checks first, then the unit suites and that of the images, then each e2e suite by itself', () => {
    expect(names([])).toEqual([
      ['format', 'lint'],
      ['types'],
      ['deps', 'proto'],
      ['unit'],
      ['images'],
      ['e2e:collector'],
      ['e2e:system'],
    ]);
  });

  it('never runs Nx twice at once', () => {
    const nxRuns = stages.map((stage) => stage.filter(({ command }) => command.includes('nx')).length);
    expect(Math.max(...nxRuns)).toBe(1);
  });

  it('reads the reports of all projects but the e2e ones for the unit step', () => {
    const unit = stages.flat().find(({ name }) => name === 'unit');
    expect(unit?.suites).toEqual(['apps/collector', 'libs/combat', 'tools']);
  });
});

describe('selectSteps', () => {
  it('keeps the named steps in their order', () => {
    expect(names(['e2e:collector', 'lint'])).toEqual([['lint'], ['e2e:collector']]);
  });

  it('takes the name of a group for all of its steps', () => {
    expect(names(['e2e'])).toEqual([['e2e:collector'], ['e2e:system']]);
  });

  it('lists the names for one that is unknown', () => {
    expect(() => names(['lint', 'e2e:moon'])).toThrow(/no step e2e:moon; there are format, lint, /);
  });
});
