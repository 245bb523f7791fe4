import { CombatError } from '../../dto/index.js';
import { checkRules, idFaults, precisionFaults, vitalFaults } from '../rules/index.js';
import { checkShape } from '../schema/check-shape.js';
import type { ContentPack } from '../types.js';
import { mergeFiles } from './merge-files.js';
import type { PackFile, PackProblem } from './pack-file.js';
import { type ParsedFile, parsePackFile } from './parse-pack-file.js';
import { soundPart } from './sound-part.js';

export interface ReadPack {
  /** Null if there are problems. */
  readonly pack: ContentPack | null;
  /** All of them, by file and line. */
  readonly problems: readonly PackProblem[];
}

const EMPTY: PackProblem = { file: '', line: 1, path: '', message: 'The pack has no files.' };

const inOrder = (one: PackProblem, other: PackProblem): number =>
  one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;

function problemsOf(files: readonly [ParsedFile, ...ParsedFile[]], isComplete: boolean): ReadPack {
  const merged = mergeFiles(files);
  const misshapen = files.flatMap((file) =>
    checkShape('file', file.value, merged.known).map((fault) => ({ file, fault })),
  );
  const sound = soundPart(
    merged.value,
    misshapen.map(({ fault }) => fault),
  );
  const problems = [
    ...merged.repetitions,
    // Without the files that cannot be read nobody knows what is missing.
    ...(isComplete ? merged.gaps : []),
    ...misshapen.map(({ file, fault }) => file.problemOf(fault)),
    ...[...idFaults(merged.value), ...checkRules(sound)].map((fault) =>
      merged.fileOf(fault.path).problemOf(fault),
    ),
  ];
  if (!isComplete || problems.length > 0) return { pack: null, problems };
  const pack = merged.value as unknown as ContentPack;
  // These ask for the numbers of a whole pack, which only one without any other problem has.
  const unfit = [...precisionFaults(pack), ...vitalFaults(pack)].map((fault) =>
    merged.fileOf(fault.path).problemOf(fault),
  );
  return { pack: unfit.length === 0 ? pack : null, problems: unfit };
}

/** Reads and checks a pack: its syntax, its shape, what its parts say of each other, and what the rules can mean. */
export function readPack(files: readonly PackFile[]): ReadPack {
  const read = files.map(parsePackFile);
  const problems = files.length === 0 ? [EMPTY] : read.flatMap((each) => each.problems);
  const [first, ...others] = read.flatMap(({ parsed }) => (parsed === null ? [] : [parsed]));
  if (first === undefined) return { pack: null, problems };
  const isComplete = read.every(({ parsed }) => parsed !== null);
  const rest = problemsOf([first, ...others], isComplete);
  const all = [...problems, ...rest.problems].sort(inOrder);
  return { pack: all.length === 0 ? rest.pack : null, problems: all };
}

/** So many problems are told of at most: a pack that was sent must not cause a much larger answer. */
const MOST_TOLD = 100;

/**
 * The pack that these files are.
 * @throws CombatError `content/invalid` with the first of the problems in its details, and how many `more` there are.
 */
export function loadPack(files: readonly PackFile[]): ContentPack {
  const { pack, problems } = readPack(files);
  if (pack !== null) return pack;
  const more = problems.length - MOST_TOLD;
  throw new CombatError('content/invalid', {
    problems: problems.slice(0, MOST_TOLD),
    ...(more > 0 && { more }),
  });
}
