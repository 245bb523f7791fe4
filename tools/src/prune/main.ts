import { resolve } from 'node:path';
import { workspaceRoot } from '@melee/harness';
import { projectFolders } from '../test/projects.js';
import { toolCommand } from '../shared/tool-command.js';
import { pruneApp } from './prune-app.js';
import { PruneError } from './prune-error.js';

const command = toolCommand('npm run prune:app --')
  .description(
    'Writes a folder with one built app, to be installed by `npm ci --omit=dev` and run by `node .`.',
  )
  .argument('<app>', 'gateway, collector, executor or ai-worker')
  .argument('<folder>', 'where to; it must not exist, or be empty')
  .parse();
const [app = '', folder = ''] = command.args;

try {
  const root = workspaceRoot();
  await pruneApp({ root, folders: projectFolders(root), app, out: resolve(root, folder) });
  process.stdout.write(`Wrote ${folder}.\n`);
} catch (error) {
  if (!(error instanceof PruneError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
