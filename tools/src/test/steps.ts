/** One line of the test run: a program that must end with 0. */
export interface Step {
  /** What `--only` calls it; a part before a colon names a group. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Folder to run in, relative to the workspace; its top unless told. */
  readonly folder?: string;
  /** Folders, relative to the workspace, in which the step's Jest runs write their reports. */
  readonly suites: readonly string[];
  /** Names of earlier steps without which it cannot run. */
  readonly needs: readonly string[];
}

/** Steps that may run at the same time, so many of them as there are seats; the rest waits for a free one. */
export interface Stage {
  readonly steps: readonly Step[];
  readonly seats: number;
}

/** Where Jest leaves its report, in the folder that it runs in. */
export const JEST_REPORT = 'out-tsc/jest-report.json';

const runJest = (...more: string[]): Step['command'] => [
  'npx',
  'jest',
  ...more,
  '--json',
  `--outputFile=${JEST_REPORT}`,
];
const npmScript = (name: string): Step['command'] => ['npm', 'run', '--silent', name];
const LONG = ['e2e:gateway', 'e2e:system', 'e2e:executor', 'images'];
const isE2e = (folder: string): boolean => folder.endsWith('-e2e');

/**
 * All steps, in stages that come one after the other. Everything is generated first and built by the second stage, so
 * that no suite builds anything itself, and none finds a folder that is just being written.
 * @param projects folders of all projects, relative to the workspace
 * @param cores how many the machine has
 */
export function testStages(projects: readonly string[], cores: number): readonly Stage[] {
  const check = (name: string, command: Step['command'], ...needs: string[]): Step => ({
    name,
    command,
    suites: [],
    needs,
  });
  const seats = Math.max(2, cores);
  return [
    { seats, steps: [check('generate', npmScript('generate'))] },
    {
      // These keep a core busy each. What takes longest comes first, and the suites, which share out their work
      // themselves, come last.
      seats,
      steps: [
        check('lint', npmScript('lint'), 'generate'),
        check('types', npmScript('types'), 'generate'),
        check('format', npmScript('format:check')),
        check('deps', npmScript('deps:check'), 'generate'),
        check('proto', npmScript('proto:check')),
        { name: 'unit', command: runJest(), suites: ['.'], needs: ['generate'] },
      ],
    },
    { seats, steps: [check('bundle', npmScript('bundle'), 'types')] },
    {
      // No more than that: a suite that gets too little of the machine runs into the limits of the apps themselves.
      seats,
      steps: longestFirst([...projects.filter(isE2e).map(e2eStep), IMAGES]),
    },
  ];
}

/** So that the stage does not end with one long step that runs by itself. */
function longestFirst(steps: readonly Step[]): readonly Step[] {
  const rank = ({ name }: Step): number => (LONG.includes(name) ? LONG.indexOf(name) : LONG.length);
  return steps.toSorted((a, b) => rank(a) - rank(b));
}

function e2eStep(folder: string): Step {
  const project = folder.slice(folder.lastIndexOf('/') + 1);
  const name = `e2e:${project.replace(/-e2e$/, '')}`;
  return { name, command: runJest(), folder, suites: [folder], needs: ['bundle'] };
}

const IMAGES: Step = {
  name: 'images',
  command: runJest('--config=jest.images.config.js'),
  folder: 'tools',
  suites: ['tools'],
  needs: ['bundle'],
};

/**
 * The stages with nothing left in them but the named steps or groups and what these need; all if none is named.
 * @throws RangeError that lists the names, for one that is unknown
 */
export function selectSteps(stages: readonly Stage[], only: readonly string[]): readonly Stage[] {
  if (only.length === 0) return stages;
  const all = stages.flatMap(({ steps }) => steps);
  const unknown = only.find((name) => !all.some((step) => isNamed(name, step)));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name).join(', ');
    throw new RangeError(`There is no step ${unknown}; there are ${known}, and e2e for all of its kind.`);
  }
  const chosen = new Set<string>();
  const choose = ({ name, needs }: Step): void => {
    chosen.add(name);
    all.filter((step) => needs.includes(step.name)).forEach(choose);
  };
  all.filter((step) => only.some((name) => isNamed(name, step))).forEach(choose);
  return stages
    .map(({ steps, seats }) => ({ seats, steps: steps.filter(({ name }) => chosen.has(name)) }))
    .filter(({ steps }) => steps.length > 0);
}

const isNamed = (name: string, { name: step }: Step): boolean => step === name || step.startsWith(`${name}:`);
