// Puts the files of packs/default into src/content/default-pack.generated.ts, so that an app needs no file at run time.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const library = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(library, 'packs', 'default');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
if (files.length === 0) throw new Error(`no files in ${folder}`);

writeFileSync(
  join(library, 'src', 'content', 'default-pack.generated.ts'),
  `// Made from packs/default by tools/compile-packs.mjs.\nexport const DEFAULT_PACK_FILES = ${JSON.stringify(files, null, 2)} as const;\n`,
);
