import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pruneApp } from './prune-app.js';

const FOLDERS = ['apps/arena', 'apps/arena-e2e', 'apps/shop', 'libs/rules', 'libs/prices'];

/** A workspace in which the bundle of the arena needs the package `swagger-ui-dist` beside it, and no other. */
const WORKSPACE: Readonly<Record<string, object | string>> = {
  'package.json': {
    name: 'fair',
    version: '1.0.0',
    private: true,
    scripts: { test: 'jest' },
    workspaces: ['apps/*', 'libs/*'],
    devDependencies: { jest: '30.0.0' },
  },
  'package-lock.json': {
    name: 'fair',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': {
        name: 'fair',
        version: '1.0.0',
        workspaces: ['apps/*', 'libs/*'],
        devDependencies: { jest: '30.0.0' },
      },
      'apps/arena': {
        name: '@fair/arena',
        version: '1.0.0',
        dependencies: { '@fair/rules': '*', coins: '^2.0.0', 'swagger-ui-dist': '^1.0.0' },
      },
      'apps/shop': {
        name: '@fair/shop',
        version: '1.0.0',
        dependencies: { '@fair/prices': '*', coins: '^2.0.0' },
      },
      'libs/rules': { name: '@fair/rules', version: '1.0.0', dependencies: { coins: '^2.0.0' } },
      'libs/prices': { name: '@fair/prices', version: '1.0.0' },
      'node_modules/@fair/arena': { resolved: 'apps/arena', link: true },
      'node_modules/@fair/shop': { resolved: 'apps/shop', link: true },
      'node_modules/@fair/rules': { resolved: 'libs/rules', link: true },
      'node_modules/@fair/prices': { resolved: 'libs/prices', link: true },
      'node_modules/jest': registered('jest', '30.0.0'),
      'node_modules/swagger-ui-dist': {
        ...registered('swagger-ui-dist', '1.2.3'),
        dependencies: { bone: '^1.0.0' },
      },
      'node_modules/bone': registered('bone', '1.0.9'),
      'node_modules/coins': registered('coins', '2.0.0'),
    },
  },
  'apps/arena/package.json': {
    name: '@fair/arena',
    version: '1.0.0',
    type: 'module',
    main: './bundle/main.js',
    dependencies: { '@fair/rules': '*', coins: '^2.0.0', 'swagger-ui-dist': '^1.0.0' },
    runtimeFolders: ['libs/tables/odds'],
    nx: { tags: [] },
  },
  'apps/arena/bundle/main.js': 'export {};',
  'apps/arena/bundle/main.js.map': '{}',
  'apps/arena/dist/main.js': 'export {};',
  'apps/arena/src/main.ts': 'export {};',
  'apps/shop/package.json': {
    name: '@fair/shop',
    version: '1.0.0',
    dependencies: { '@fair/prices': '*', coins: '^2.0.0' },
  },
  'libs/rules/package.json': {
    name: '@fair/rules',
    version: '1.0.0',
    dependencies: { coins: '^2.0.0' },
  },
  'libs/rules/dist/index.js': 'export {};',
  'libs/tables/odds/dice.csv': '6',
  'libs/tables/prices.csv': '1',
  'libs/prices/package.json': { name: '@fair/prices', version: '1.0.0' },
};

function registered(name: string, version: string) {
  const resolved = `https://packages.example/${name}/-/${name}-${version}.tgz`;
  return { version, resolved, integrity: `sha512-${Buffer.from(name.padEnd(64)).toString('base64')}` };
}

describe('pruneApp', () => {
  let root: string;
  let out: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'melee-prune-'));
    out = join(root, 'out');
    for (const [path, content] of Object.entries(WORKSPACE)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
  });
  afterEach(() => rm(root, { recursive: true }));

  const prune = (app: string): Promise<void> => pruneApp({ root, folders: FOLDERS, app, out });
  const json = async (path: string): Promise<object> =>
    JSON.parse(await readFile(join(out, path), 'utf8')) as object;
  async function files(): Promise<readonly string[]> {
    const entries = await readdir(out, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
      .sort();
  }

  it('writes the bundle and what it reads, and nothing else', async () => {
    await prune('arena');
    await expect(files()).resolves.toEqual([
      'apps/arena/bundle/main.js',
      'apps/arena/bundle/main.js.map',
      'apps/arena/package.json',
      'libs/tables/odds/dice.csv',
      'package-lock.json',
      'package.json',
    ]);
  });

  it('leaves out of the manifests what is in the bundle, and what only development needs', async () => {
    await prune('arena');
    await expect(json('package.json')).resolves.toEqual({
      name: 'fair',
      version: '1.0.0',
      private: true,
      main: './apps/arena/bundle/main.js',
      workspaces: ['apps/arena'],
    });
    await expect(json('apps/arena/package.json')).resolves.toEqual({
      name: '@fair/arena',
      version: '1.0.0',
      type: 'module',
      main: './bundle/main.js',
      dependencies: { 'swagger-ui-dist': '^1.0.0' },
    });
  });

  it('locks the packages that the bundle needs, at the versions and hashes of the workspace', async () => {
    await prune('arena');
    const { packages } = (await json('package-lock.json')) as { packages: Record<string, object> };
    expect(Object.keys(packages).sort()).toEqual([
      '',
      'apps/arena',
      'node_modules/@fair/arena',
      'node_modules/bone',
      'node_modules/swagger-ui-dist',
    ]);
    const { version, integrity } = registered('bone', '1.0.9');
    expect(packages['node_modules/bone']).toMatchObject({ version, integrity });
  });

  it('lists the apps for one that does not exist', async () => {
    await expect(prune('rules')).rejects.toThrow('There is no app rules; there are arena, shop.');
    await expect(prune('arena-e2e')).rejects.toThrow('There is no app arena-e2e; there are arena, shop.');
  });

  it('says of an app that is not bundled how to do it', async () => {
    await expect(prune('shop')).rejects.toThrow('apps/shop is not bundled: run `npx nx bundle @fair/shop`.');
  });

  it('touches no folder that holds something', async () => {
    await mkdir(out);
    await writeFile(join(out, 'notes.txt'), 'mine');
    await expect(prune('arena')).rejects.toThrow(`${out} is not empty.`);
    await expect(files()).resolves.toEqual(['notes.txt']);
  });
});
