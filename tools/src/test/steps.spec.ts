import { selectSteps, testStages } from './steps.js';

const stages = testStages(
  ['apps/collector', 'apps/collector-e2e', 'apps/gateway-e2e', 'libs/combat', 'tools'],
  2,
);
const names = (only: string[]): string[][] =>
  selectSteps(stages, only).map(({ steps }) => steps.map(({ name }) => name));

describe('testStages', () => {
  it('generates first, then checks and builds, bundles, and runs what needs the apps, the longest first', () => {
    expect(names([])).toEqual([
      ['generate'],
      ['lint', 'types', 'format', 'deps', 'proto', 'unit'],
      ['bundle'],
      ['e2e:gateway', 'images', 'e2e:collector'],
    ]);
  });

  it('keeps all cores busy, and two seats on a machine with one', () => {
    const seats = (cores: number): number[] => testStages([], cores).map((stage) => stage.seats);
    expect(seats(4)).toEqual([4, 4, 4, 4]);
    expect(seats(1)).toEqual([2, 2, 2, 2]);
  });

  it('lets no step need one that does not come in an earlier stage', () => {
    const earlier = new Set<string>();
    for (const { steps } of stages) {
      for (const { needs } of steps) for (const need of needs) expect(earlier).toContain(need);
      for (const { name } of steps) earlier.add(name);
    }
  });

  it('reads the report of an e2e suite in the folder that it runs in', () => {
    const steps = stages.flatMap((stage) => stage.steps);
    expect(steps.find(({ name }) => name === 'e2e:collector')).toMatchObject({
      folder: 'apps/collector-e2e',
      suites: ['apps/collector-e2e'],
    });
  });
});

describe('selectSteps', () => {
  it('keeps the named steps in their order, with what they need', () => {
    expect(names(['e2e:collector', 'lint'])).toEqual([
      ['generate'],
      ['lint', 'types'],
      ['bundle'],
      ['e2e:collector'],
    ]);
    expect(names(['format'])).toEqual([['format']]);
  });

  it('takes the name of a group for all of its steps', () => {
    expect(names(['e2e'])).toEqual([['generate'], ['types'], ['bundle'], ['e2e:gateway', 'e2e:collector']]);
  });

  it('lists the names for one that is unknown', () => {
    expect(() => names(['lint', 'e2e:moon'])).toThrow(/no step e2e:moon; there are generate, lint, types, /);
  });
});
