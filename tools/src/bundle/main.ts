import { SERVICE_NAMES, workspaceRoot } from '@melee/harness';
import { toolCommand } from '../shared/tool-command.js';
import { bundleApp } from './bundle-app.js';
import { BundleError } from './bundle-error.js';

const command = toolCommand('node tools/dist/bundle/main.js')
  .description('Makes one program of each built app and of the packages that it uses.')
  .argument(
    '[app...]',
    'folders of apps, relative to the workspace',
    SERVICE_NAMES.map((name) => `apps/${name}`),
  )
  .parse();
const [apps] = command.processedArgs as [readonly string[]];

try {
  for (const app of apps) await bundleApp(workspaceRoot(), app);
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
