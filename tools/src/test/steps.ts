/** One line of the test run: a program that must end with 0. */
export interface Step {
  /** What `--only` calls it; a part before a colon names a group. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Folders of the projects whose Jest report the step writes. */
  readonly suites: readonly string[];
}

/** Where Jest leaves its report, in each project's folder. */
export const JEST_REPORT = 'out-tsc/jest-report.json';

const PARALLEL = '--parallel=2';

const runMany = (target: string, ...more: string[]): Step['command'] => [
  'npx',
  'nx',
  'run-many',
  '-t',
  target,
  '--outputStyle=static',
  ...more,
];
const runJest = (target: string, ...more: string[]): Step['command'] =>
  runMany(target, ...more, '--', '--json', `--outputFile=${JEST_REPORT}`);

/**
 * All steps, in stages: the steps of one stage run at once, the stages one after the other. Two Nx runs never
 * overlap, because both would build into the same folders; an e2e suite has the machine to itself.
 * @param projects folders of all projects, relative to the workspace
 */
export function testStages(projects: readonly string[]): readonly (readonly Step[])[] {
  const isE2e = (folder: string): boolean => folder.endsWith('-e2e');
  const e2eStep = (folder: string): Step => {
    const project = folder.slice(folder.lastIndexOf('/') + 1);
    return {
      name: `e2e:${project.replace(/-e2e$/, '')}`,
      command: runJest('e2e', `--projects=@melee/${project}`),
      suites: [folder],
    };
  };
  return [
    [
      { name: 'format', command: ['npm', 'run', '--silent', 'format:check'], suites: [] },
      { name: 'lint', command: runMany('lint', PARALLEL), suites: [] },
    ],
    [{ name: 'types', command: runMany('typecheck', PARALLEL), suites: [] }],
    [
      { name: 'deps', command: ['npm', 'run', '--silent', 'deps:check'], suites: [] },
      { name: 'proto', command: ['npm', 'run', '--silent', 'proto:check'], suites: [] },
    ],
    [
      {
        name: 'unit',
        command: runJest('test', PARALLEL),
        suites: projects.filter((folder) => !isE2e(folder)),
      },
    ],
    [{ name: 'images', command: runJest('images', '--projects=@melee/tools'), suites: ['tools'] }],
    ...projects.filter(isE2e).map((folder) => [e2eStep(folder)]),
  ];
}

/**
 * The stages with nothing left in them but the named steps or groups; all of them if none is named.
 * @throws RangeError that lists the names, for one that is unknown
 */
export function selectSteps(
  stages: readonly (readonly Step[])[],
  only: readonly string[],
): readonly (readonly Step[])[] {
  if (only.length === 0) return stages;
  const isNamed = (name: string, { name: step }: Step): boolean =>
    step === name || step.startsWith(`${name}:`);
  const unknown = only.find((name) => !stages.flat().some((step) => isNamed(name, step)));
  if (unknown !== undefined) {
    const known = stages.flat().map(({ name }) => name);
    throw new RangeError(
      `There is no step ${unknown}; there are ${known.join(', ')}, and e2e for all of its kind.`,
    );
  }
  return stages
    .map((stage) => stage.filter((step) => only.some((name) => isNamed(name, step))))
    .filter((stage) => stage.length > 0);
}
