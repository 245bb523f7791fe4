import { types } from 'node:util';

/** Something that is wrong with a file that the user wrote. */
export interface Problem {
  readonly file: string;
  /** From 1; left out where the problem is the file as a whole. */
  readonly line?: number;
  /** Where in the file, such as `teams.red.0.template`. */
  readonly path?: string;
  /** What is wrong and what was expected, in one sentence. */
  readonly message: string;
}

/** One line, in the form that editors and terminals turn into a link. */
export function renderProblem({ file, line, path, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${String(line)}`;
  return path === undefined || path === '' ? `${place}: ${message}` : `${place}: ${path}: ${message}`;
}

/** Thrown for input that cannot be used; holds all that is wrong with it. */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(renderProblem).join('\n'));
  }
}

/** The problem that a file or folder cannot be read, from the error of the file system. */
export function unreadable(file: string, kind: string, error: unknown): InputError {
  // Not `instanceof`: the file system's errors may come from another realm.
  const reason = types.isNativeError(error) ? error.message : String(error);
  return new InputError([{ file, message: `The ${kind} cannot be read: ${reason}.` }]);
}
