import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OnLoadResult, Plugin } from 'esbuild';

const PACKAGES = /[\\/]node_modules[\\/].*\.[cm]?js$/;
const SOURCE_MAP_COMMENT = /^\/\/# sourceMappingURL=.*$/gm;
/** `require` that an ES module makes itself: it would look for a package when it is called, beside the bundle. */
const OWN_REQUIRE = /^const require = createRequire\(import\.meta\.url\);$/gm;
const REQUIRE_ON_THE_SPOT = /createRequire\(import\.meta\.url\)(?=\(['"])/g;

/**
 * How the code of packages goes into a bundle: `createRequire` of an ES module becomes a plain `require`, which esbuild
 * follows. Of each of its files the source map has the name and no lines, for it is read whenever an app starts.
 */
export const packagesPlugin: Plugin = {
  name: 'packages',
  setup(build) {
    build.onLoad({ filter: PACKAGES }, async ({ path }): Promise<OnLoadResult> => {
      const source = await readFile(path, 'utf8');
      const code = source
        .replace(SOURCE_MAP_COMMENT, '')
        .replace(OWN_REQUIRE, '')
        .replace(REQUIRE_ON_THE_SPOT, 'require');
      return { contents: `${code}\n//# sourceMappingURL=${mapOfOnePlace(basename(path))}`, loader: 'js' };
    });
  },
};

/** What has a map of its own is mapped by that and nothing else. */
function mapOfOnePlace(file: string): string {
  const map = JSON.stringify({ version: 3, sources: [file], names: [], mappings: 'AAAA' });
  return `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}
