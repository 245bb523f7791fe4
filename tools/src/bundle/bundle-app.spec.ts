import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { bundleApp } from './bundle-app.js';

const MAIN = `import { Arena as Table, roll } from 'dice';
export class Arena { open() { return roll(); } }
console.log(new Arena().open(), Arena.name, Table.name);
if (process.argv.includes('fail')) throw new Error('closed');
//# sourceMappingURL=main.js.map
`;
/** As a compiler writes it that has put three lines before each of ours. */
const MAIN_MAP = {
  version: 3,
  sources: ['../src/main.ts'],
  names: [],
  mappings: 'AAGA;AACA;AACA;AACA',
};

/** Of `roll` in its file. */
const ROLL_LINE = 4;

/** A workspace with one app, whose package finds another one by a \`require\` of its own. */
const WORKSPACE: Readonly<Record<string, object | string>> = {
  'apps/arena/package.json': { name: '@fair/arena', version: '1.0.0', type: 'module' },
  'apps/arena/dist/main.js': MAIN,
  'apps/arena/dist/main.js.map': MAIN_MAP,
  'apps/shop/package.json': { name: '@fair/shop', version: '1.0.0', type: 'module' },
  'node_modules/dice/package.json': { name: 'dice', version: '1.2.3', type: 'module', main: 'index.js' },
  'node_modules/dice/index.js': `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { sides } = require('bone');
export class Arena {}
export const roll = () => sides + createRequire(import.meta.url)('bone').sides;
`,
  'node_modules/dice/LICENSE.md': 'Do as you like, and pass this on.\n',
  'node_modules/bone/package.json': { name: 'bone', version: '1.0.9', license: 'ISC', main: 'index.js' },
  'node_modules/cup/package.json': { name: 'cup', version: '3.0.0', license: 'MIT' },
  'node_modules/bone/index.js': 'exports.sides = 6;',
};

describe('bundleApp', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'melee-bundle-'));
    await write(WORKSPACE);
  });
  afterEach(() => rm(root, { recursive: true }));

  async function write(files: Readonly<Record<string, object | string>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
  }
  const bundled = (file: string) => join(root, 'apps/arena/bundle', file);
  const read = (file: string) => readFile(bundled(file), 'utf8');

  it('makes a program that runs where none of its packages is, with the names that its classes had', async () => {
    await bundleApp(root, 'apps/arena');
    const elsewhere = await mkdtemp(join(tmpdir(), 'melee-elsewhere-'));
    await cp(bundled('main.js'), join(elsewhere, 'main.mjs'));
    const { stdout } = await promisify(execFile)(process.execPath, [join(elsewhere, 'main.mjs')]);
    expect(stdout).toBe('12 Arena Arena\n');
    await rm(elsewhere, { recursive: true });
  });

  it('leads stack traces to lines of our sources, and to no lines of packages', async () => {
    await bundleApp(root, 'apps/arena');
    const run = promisify(execFile)(process.execPath, ['--enable-source-maps', bundled('main.js'), 'fail']);
    await expect(run).rejects.toMatchObject({
      stderr: expect.stringContaining(join(root, 'apps/arena/src/main.ts') + ':7') as string,
    });
    const map = new SourceMap(JSON.parse(await read('main.js.map')) as SourceMapPayload);
    const line = (await read('main.js')).split('\n').findIndex((text) => text.includes('=> sides + '));
    expect(line).not.toBe(-1);
    expect(map.findEntry(line, 20)).not.toHaveProperty('originalLine', ROLL_LINE);
  });

  it('leaves a package outside that reads files of its own', async () => {
    const main = "import { getAbsoluteFSPath } from 'swagger-ui-dist';\nconsole.log(getAbsoluteFSPath());\n";
    await write({ 'apps/arena/dist/main.js': main });
    await bundleApp(root, 'apps/arena');
    await expect(read('main.js')).resolves.toContain('from "swagger-ui-dist"');
  });

  it('passes on the licences of the packages that are in the program, and of no others', async () => {
    await bundleApp(root, 'apps/arena');
    const [bone, dice, ...others] = (await read('LICENSES.txt')).split(/^-+$/m).map((text) => text.trim());
    expect(bone).toBe('bone 1.0.9 (ISC)');
    expect(dice).toBe('dice 1.2.3\n\nDo as you like, and pass this on.');
    expect(others).toEqual([]);
  });

  it('gives the same files for the same workspace', async () => {
    await bundleApp(root, 'apps/arena');
    const made = () => Promise.all(['main.js', 'main.js.map', 'LICENSES.txt'].map(read));
    const first = await made();
    await bundleApp(root, 'apps/arena');
    expect(await made()).toEqual(first);
  });

  it('says of an app that is not built how to do it', async () => {
    await expect(bundleApp(root, 'apps/shop')).rejects.toThrow(
      'apps/shop is not built: run `npx tsc -b apps/shop`.',
    );
  });

  it('names a package that is not installed', async () => {
    await write({ 'apps/arena/dist/main.js': "import 'cards';" });
    await expect(bundleApp(root, 'apps/arena')).rejects.toThrow(
      /^apps\/arena cannot be bundled: .*Could not resolve "cards"/s,
    );
  });
});
