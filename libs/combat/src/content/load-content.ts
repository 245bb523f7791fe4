import { join } from 'node:path';
import { CombatError } from '../dto/index.js';
import { ContentLibrary } from './content-library.js';
import { defaultPack } from './default-pack.js';
import type { PackProblem } from './loading/pack-file.js';
import { readPackFolder } from './loading/read-pack-folder.js';

const lineOf = ({ file, line, path, message }: PackProblem): string => `${file}:${line} ${path} ${message}`;

/**
 * The default pack, and the pack of each folder in their order.
 * @throws CombatError `content/invalid` with all problems of all folders, one a line of its message.
 */
export function loadContent(folders: readonly string[]): ContentLibrary {
  const library = new ContentLibrary();
  library.add(defaultPack);
  const problems: PackProblem[] = [];
  for (const folder of folders) {
    const { pack, problems: found } = readPackFolder(folder);
    if (pack !== null) library.add(pack);
    problems.push(...found.map((problem) => ({ ...problem, file: join(folder, problem.file) })));
  }
  if (problems.length > 0) {
    const message = ['Content packs have faults:', ...problems.map(lineOf)].join('\n');
    throw new CombatError('content/invalid', { problems }, message);
  }
  return library;
}
