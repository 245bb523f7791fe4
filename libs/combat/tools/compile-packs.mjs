// Puts packs/default into src/content/default-pack.generated.ts, so that an app needs no file at run time. It merges the
// files as the loader does and checks nothing: a test sees to it that the loader accepts the same and makes the same of it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const library = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(library, 'packs', 'default');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort();
if (names.length === 0) throw new Error(`no files in ${folder}`);

const pack = {};
for (const name of names) {
  const parts = Object.entries(parse(readFileSync(join(folder, name), 'utf8')));
  for (const [part, content] of parts) {
    pack[part] = typeof content === 'object' ? { ...pack[part], ...content } : content;
  }
}

// A literal in single quotes, with every quote and backslash of the JSON escaped.
const literal = `'${JSON.stringify(pack).replace(/[\\']/g, '\\$&')}'`;
writeFileSync(
  join(library, 'src', 'content', 'default-pack.generated.ts'),
  `// Made from packs/default by tools/compile-packs.mjs.\nexport const DEFAULT_PACK_JSON =\n  ${literal};\n`,
);
