import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PARENTS = ['apps', 'libs'];
const SINGLES = ['tools'];

/** Folders of all projects, relative to the workspace. */
export function projectFolders(root: string): readonly string[] {
  const nested = PARENTS.flatMap((parent) =>
    readdirSync(join(root, parent))
      .sort()
      .map((folder) => `${parent}/${folder}`),
  );
  return [...nested, ...SINGLES].filter((folder) => existsSync(join(root, folder, 'package.json')));
}
