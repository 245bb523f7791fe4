// Compiles src/repository/scripts/*.lua into src/repository/scripts.generated.ts: one entry a script, with one text
// for each encoding. A line `--- @include "name"` is replaced, once a script, by includes/name.lua or, where an
// include differs by encoding, includes/name.<encoding>.lua. Comments are dropped, and so is every function of an include
// that the script does not call: Lua makes all functions of a script anew each time that it runs.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENCODINGS = ['plain', 'native'];
const repository = join(dirname(fileURLToPath(import.meta.url)), '../src/repository');
const folder = join(repository, 'scripts');

function includePath(name, encoding, from) {
  for (const file of [`${name}.lua`, `${name}.${encoding}.lua`]) {
    const path = join(folder, 'includes', file);
    if (existsSync(path)) return path;
  }
  throw new Error(`${from}: there is no include "${name}" for the ${encoding} encoding`);
}

function expand(path, encoding, included) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const name = /^--- @include "([\w-]+)"$/.exec(line)?.[1];
      if (name === undefined) return /^\s*(--.*)?$/.test(line) ? [] : [line];
      const target = includePath(name, encoding, path);
      if (included.has(target)) return [];
      included.add(target);
      return expand(target, encoding, included);
    });
}

/** Drops top-level functions that nothing else mentions, until there are none. */
function withoutUnusedFunctions(lines) {
  const text = lines.join('\n');
  for (const [definition, name] of text.matchAll(/^local function (\w+)\([\s\S]*?^end$\n?/gm)) {
    const rest = text.replace(definition, '');
    if (!new RegExp(`\\b${name}\\b`).test(rest)) return withoutUnusedFunctions(rest.split('\n'));
  }
  return lines;
}

const files = readdirSync(folder)
  .filter((file) => file.endsWith('.lua'))
  .sort();
if (files.length === 0) throw new Error(`no Lua scripts in ${folder}`);

const entries = files.map((file) => {
  const name = file.slice(0, -'.lua'.length).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const texts = ENCODINGS.map((encoding) => {
    const text = withoutUnusedFunctions(expand(join(folder, file), encoding, new Set())).join('\n');
    return `    ${encoding}: ${JSON.stringify(text)},`;
  });
  return `  ${name}: {\n${texts.join('\n')}\n  },`;
});

writeFileSync(
  join(repository, 'scripts.generated.ts'),
  `// Made from scripts/*.lua by tools/compile-scripts.mjs.\nexport const SCRIPTS = {\n${entries.join('\n')}\n} as const;\n`,
);
