import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HarnessError } from './errors.js';

/**
 * The workspace's top folder, seen from the given one.
 * @throws HarnessError `workspace/not-found`
 */
export function workspaceRoot(from: string = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new HarnessError('workspace/not-found', `${from} is not inside the workspace.`);
    }
  }
}
