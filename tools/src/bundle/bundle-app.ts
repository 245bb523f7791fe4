import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BundleError } from './bundle-error.js';
import { licencesOf } from './licences.js';
import { OUTSIDE } from './packages-outside.js';
import { packagesPlugin } from './packages-plugin.js';

/** Folder of an app that holds its bundle. */
export const BUNDLE = 'bundle';

/** The helper of esbuild that gives a function the name that it had in its module. */
const NAMING = /^var __name = \((?<fn>\w+), (?<name>\w+)\) => __defProp\(\k<fn>,/m;

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
  const outfile = join(root, app, BUNDLE, 'main.js');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
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
  await writeFile(outfile, withCheapNames(await readFile(outfile, 'utf8')));
  const licences = await licencesOf(root, Object.keys(metafile.inputs));
  await writeFile(join(root, app, BUNDLE, 'LICENSES.txt'), licences);
}

/**
 * What keeps the names defines a property for each function that is made, also of those that are made at every request;
 * it need not where the name is right, as nearly all are.
 */
function withCheapNames(code: string): string {
  if (code.includes('__name(') && !NAMING.test(code)) {
    throw new BundleError('This esbuild keeps names in another way, which costs every request.');
  }
  return code.replace(
    NAMING,
    'var __name = ($<fn>, $<name>) => $<fn>.name === $<name> ? $<fn> : __defProp($<fn>,',
  );
}
