import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentId, defaultPack, PACK_FILE_SCHEMA } from '@melee/combat/content';
import { runContentCommand } from './content-command.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'melee-content-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts the default pack into the folder, with these parts instead of its own. */
function write(changes: object = {}): void {
  writeFileSync(join(folder, 'pack.yaml'), JSON.stringify({ ...defaultPack, ...changes }, null, 2));
}

function run(...args: string[]): { exitCode: number; out: string; err: string } {
  const texts = { out: '', err: '' };
  const exitCode = runContentCommand(args, {
    out: (text) => (texts.out += text),
    err: (text) => (texts.err += text),
  });
  return { exitCode, ...texts };
}

describe('content check', () => {
  it('sums up a sound pack in one line', () => {
    write();
    const { exitCode, out } = run('check', folder);
    expect(exitCode).toBe(0);
    expect(out).toContain(`Pack "default" version ${defaultPack.version}, id ${contentId(defaultPack)}: `);
    expect(out).toContain(`${Object.keys(defaultPack.weapons).length} weapons`);
    expect(out.split('\n')).toHaveLength(1);
  });

  it('shows every problem with its file and line, and exits with 1', () => {
    write({ unarmed: 'fist', version: '1 2' });
    const { exitCode, out } = run('check', folder);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/pack\.yaml:\d+ +│ unarmed +│ There is no weapon "fist"; did you mean "fists"\?/);
    expect(out).toMatch(/pack\.yaml:\d+ +│ version /);
    expect(out).toContain('2 problems.');
  });

  it('names the folder in which there is no file', () => {
    const { exitCode, out } = run('check', folder, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ file: folder, line: 1 }] });
    const text = run('check', folder).out.replaceAll(/[│\s]/g, '');
    expect(text).toContain(folder);
    expect(text).not.toContain(':1');
  });

  it('says the same as JSON', () => {
    write({ unarmed: 'fist' });
    const { exitCode, out } = run('check', folder, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toEqual({
      pack: null,
      problems: [
        expect.objectContaining({
          file: 'pack.yaml',
          path: 'unarmed',
          message: 'There is no weapon "fist"; did you mean "fists"?',
        }),
      ],
    });
    write();
    expect(JSON.parse(run('check', folder, '--json').out)).toMatchObject({
      pack: { id: contentId(defaultPack), counts: { weapons: Object.keys(defaultPack.weapons).length } },
      problems: [],
    });
  });
});

describe('content show', () => {
  it('prints a row for each entry of a table, in the language that was asked for', () => {
    const { exitCode, out } = run('show', 'weapons', '--lang', 'ru');
    expect(exitCode).toBe(0);
    for (const [id, { name }] of Object.entries(defaultPack.weapons)) {
      expect(out).toMatch(new RegExp(`│ ${id} +│ ${name.ru} +│`));
    }
  });

  it.each([
    'shields',
    'armour',
    'traits',
    'styles',
    'feints',
    'abilities',
    'items',
    'effects',
    'behaviours',
    'templates',
  ])('knows the table %s', (kind) => {
    const { exitCode, out } = run('show', kind);
    expect(exitCode).toBe(0);
    const table: Readonly<Record<string, unknown>> = defaultPack[kind as 'feints'];
    for (const id of Object.keys(table)) expect(out).toContain(` ${id} `);
  });

  it('prints all fields of one entry', () => {
    const { exitCode, out } = run('show', 'feints', 'true_strike');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/price +│ hit 2/);
    expect(out).toContain('multiply damage, by 0.8');
  });

  it('shows another pack', () => {
    const { kris } = defaultPack.weapons;
    write({ weapons: { ...defaultPack.weapons, keris: kris } });
    expect(run('show', 'weapons', 'keris', '--pack', folder)).toMatchObject({ exitCode: 0 });
    expect(run('show', 'weapons', 'keris')).toMatchObject({ exitCode: 2 });
  });

  it('sends the author of a pack with problems to the check', () => {
    write({ unarmed: 'fist' });
    const { exitCode, err } = run('show', 'weapons', '--pack', folder);
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: 'The content pack has faults. "content check" lists them.\n',
    });
  });
});

describe('content schema', () => {
  it('writes the schema that the loader uses', () => {
    const file = join(folder, 'pack.schema.json');
    expect(run('schema', '--out', file)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(PACK_FILE_SCHEMA)));
  });
});

describe('a wrong command', () => {
  it.each([
    [['chek'], "unknown command 'chek'"],
    [['check'], "missing required argument 'folder'"],
    [['check', '/nowhere/at/all'], 'There is no folder /nowhere/at/all.'],
    [['show', 'weapons', '--pack', '/nowhere/at/all'], 'There is no folder /nowhere/at/all.'],
    [['show', 'weapon'], 'There is no table "weapon"; did you mean "weapons"?'],
    [['show', 'weapons', 'swrod'], 'There is no entry of weapons "swrod"; did you mean "sword"?'],
    [['show', 'weapons', '--lang', 'de'], 'There is no language "de"'],
    [['show', 'weapons', '--colour'], "unknown option '--colour'"],
  ])('%j exits with 2 and says why', (args, message) => {
    const { exitCode, err } = run(...args);
    expect(exitCode).toBe(2);
    expect(err).toContain(message);
  });

  it('is none if help is asked for', () => {
    const { exitCode, out } = run('--help');
    expect(exitCode).toBe(0);
    expect(out).toContain('check [options] <folder>');
  });
});
