import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BundleError } from './bundle-error.js';
import { licencesOf } from './licences.js';
import { OUTSIDE } from './packages-outside.js';
import { packagesPlugin } from './packages-plugin.js';

/** Folder of an app that holds its bundle. */
export const BUNDLE = 'bundle';

/** What modules of CommonJS find in Node, and esbuild leaves to us in an ES module. */
const COMMONJS = `
import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
`;

/**
 * Makes one program of a built app and of the packages that it uses: `bundle/main.js`. It starts in half
 * the time, for most of a start is finding and reading some 3,000 files. Beside it, the packages' licences.
 * The same workspace always gives the same files.
 * @param root the workspace's top folder
 * @param app its folder, relative to the workspace
 * @throws BundleError if it is not built, or a module is not found
 */
export async function bundleApp(root: string, app: string): Promise<void> {
  const entry = join(root, app, 'dist', 'main.js');
  if (!existsSync(entry)) throw new BundleError(`${app} is not built: run \`npx tsc -b ${app}\`.`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(root, app, BUNDLE, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Nest, class-validator and our logs call classes by their names.
    keepNames: true,
    external: [...OUTSIDE],
    plugins: [packagesPlugin],
    banner: { js: COMMONJS },
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'external',
    metafile: true,
    logLevel: 'silent',
  }).catch((cause: unknown) => {
    throw new BundleError(`${app} cannot be bundled: ${(cause as Error).message}`, { cause });
  });
  const licences = await licencesOf(root, Object.keys(metafile.inputs));
  await writeFile(join(root, app, BUNDLE, 'LICENSES.txt'), licences);
}
