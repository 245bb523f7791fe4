import { CombatError } from '../../dto/index.js';
import { defaultPack } from '../default-pack.js';
import type { PackFile, PackProblem } from './pack-file.js';
import { readPackFolder } from './read-pack-folder.js';
import { loadPack, readPack } from './read-pack.js';
import { FAULTY_TEMPLATES } from './testing/faulty-templates.js';
import { CLUB, FAULTY_THINGS, TIRED } from './testing/faulty-things.js';

/** The default pack without the parts that a test writes itself; JSON is YAML. */
function base(...without: readonly string[]): PackFile {
  const parts = Object.entries(defaultPack).filter(([part]) => !without.includes(part));
  return { path: 'base.yaml', text: JSON.stringify(Object.fromEntries(parts)) };
}
const mine = (text: string, path = 'mine.yaml'): PackFile => ({ path, text });
const placeOf = ({ file, line, path }: PackProblem): string => `${file}:${line} ${path}`;

describe('reading a pack', () => {
  it('finds nothing wrong with the default pack, and makes of it what is built into the library', () => {
    const { pack, problems } = readPackFolder(`${__dirname}/../../../packs/default`);
    expect(problems).toEqual([]);
    expect(pack).toEqual(defaultPack);
  });

  it('puts the entries of a table together from several files', () => {
    const { pack, problems } = readPack([base(), mine(CLUB), mine(TIRED, 'more.yaml')]);
    expect(problems).toEqual([]);
    expect(Object.keys(pack?.weapons ?? {})).toEqual([...Object.keys(defaultPack.weapons), 'club']);
    expect(pack?.effects['tired']?.modifiers).toEqual({ agility: ['-1'] });
  });

  it.each([...FAULTY_THINGS, ...FAULTY_TEMPLATES])(
    'tells of %s, with file, line and path',
    (_, text, line, path, message) => {
      expect(readPack([base(), mine(text)])).toEqual({
        pack: null,
        problems: [{ file: 'mine.yaml', line, path, message }],
      });
    },
  );

  it('tells of all mistakes of all files at once, by file and line', () => {
    const club = CLUB.replace('stunned', 'stuned').replace('hands: 1', 'hands: one').replace('blunt', 'blnt');
    const tired = TIRED.replace('debuff', 'healing').replace('refresh', 'refreshing');
    const { problems } = readPack([base(), mine(tired, 'tired.yaml'), mine(club, 'club.yaml')]);
    expect(problems.map(placeOf)).toEqual([
      'club.yaml:4 weapons.club.class',
      'club.yaml:5 weapons.club.hands',
      'club.yaml:9 weapons.club.onCrit.0.effect',
      'tired.yaml:4 effects.tired.kind',
      'tired.yaml:6 effects.tired.stacking.mode',
    ]);
  });

  it('tells of an id that two files give out, and where it stood first', () => {
    const { problems } = readPack([base(), mine(CLUB, 'one.yaml'), mine(`\n${CLUB}`, 'two.yaml')]);
    expect(problems).toEqual([
      {
        file: 'two.yaml',
        line: 3,
        path: 'weapons.club',
        message: '"club" stands already in one.yaml, line 2.',
      },
    ]);
  });

  it('tells of an id that two tables give out, though one of the two things is malformed', () => {
    const malformed = CLUB.replace('club:', 'bomb:').replace('hands: 1', 'hands: one');
    expect(readPack([base(), mine(malformed)]).problems.map(placeOf)).toEqual([
      expect.stringMatching(/^base\.yaml:\d+ items\.bomb$/),
      'mine.yaml:5 weapons.bomb.hands',
    ]);
  });

  it('tells of an id that is reserved, though what has it is malformed', () => {
    const { problems } = readPack([base(), mine('abilities:\n  surrender: {}\n')]);
    expect(problems.map(({ message }) => message)).toContain(
      '"surrender" is an ability that every actor has; choose another id.',
    );
  });

  it('tells of an id that two files give out, though another file cannot be read', () => {
    const { problems } = readPack([
      base(),
      mine(CLUB, 'one.yaml'),
      mine(CLUB, 'two.yaml'),
      mine('a: [', 'x.yaml'),
    ]);
    expect(problems.map(placeOf)).toContain('two.yaml:2 weapons.club');
    expect(problems.map(({ message }) => message).join('\n')).not.toContain('No file of the pack has');
  });

  it('tells of a part that two files have', () => {
    const { problems } = readPack([base(), mine('unarmed: fists\n')]);
    expect(problems).toMatchObject([
      { path: 'unarmed', message: '"unarmed" stands already in base.yaml, line 1.' },
    ]);
  });

  it('tells of an id that stands for two things in different tables', () => {
    const { problems } = readPack([base(), mine(CLUB.replace('club:', 'bomb:'))]);
    expect(problems).toMatchObject([{ path: 'items.bomb' }]);
    expect(problems[0]?.message).toBe(
      '"bomb" stands in "weapons" already: weapons, shields, items and abilities share their ids.',
    );
  });

  it('tells of every part that no file has', () => {
    const { problems } = readPack([base('feints', 'caps')]);
    expect(problems.filter(({ path }) => !path.startsWith('templates'))).toEqual([
      { file: 'base.yaml', line: 1, path: 'caps', message: 'No file of the pack has "caps".' },
      { file: 'base.yaml', line: 1, path: 'feints', message: 'No file of the pack has "feints".' },
    ]);
  });

  it('tells of a word that a complete table leaves out', () => {
    const { problems } = readPack([base('caps'), mine('caps:\n  accuracy: 1\n  crit_chance: 0.75\n')]);
    expect(problems.map(placeOf)).toEqual(
      ['evasion', 'parry', 'block', 'counter', 'resistance'].map((word) => `mine.yaml:1 caps.${word}`),
    );
  });

  it('tells of YAML that cannot be read, and still of what is wrong in the other files', () => {
    const { problems } = readPack([
      base(),
      mine('weapons:\n  club: { hands: 1\n  axe: 2\n', 'torn.yaml'),
      mine(TIRED.replace('duration: 2', 'duration: 0')),
    ]);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['mine.yaml', 'torn.yaml']));
    expect(problems.find(({ file }) => file === 'torn.yaml')).toMatchObject({ line: 3, path: '' });
  });

  it.each([
    ['lists', `a: 1\nb: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, 2],
    ['lists that nobody closes', '['.repeat(200_000), 1],
    ['tables', `${'{ a: '.repeat(5000)}1${' }'.repeat(5000)}`, 1],
    ['lists in lines', `${'- '.repeat(20_000)}x`, 1],
    ['tables in lines', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 33],
  ])('refuses a file of %s in each other without end, and reads no further in it', (_, text, line) => {
    const message = 'It is nested deeper than 32 levels.';
    expect(readPack([base(), mine(text)]).problems).toEqual([{ file: 'mine.yaml', line, path: '', message }]);
  });

  it.each([
    ['club\n', 'Expected a table of parts of a pack, such as "weapons:".'],
    ['', 'Expected a table of parts of a pack, such as "weapons:".'],
  ])('tells of a file that holds %j', (text, message) => {
    expect(readPack([base(), mine(text)]).problems).toEqual([
      { file: 'mine.yaml', line: 1, path: '', message },
    ]);
  });

  it.each([
    ['repeats what it does not have', 'weapons: *none\n', /Unresolved alias/],
    [
      'repeats itself without end',
      `a: &a [${'x,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`,
      /Excessive alias count/,
    ],
  ])('tells of a file that %s', (_, text, message) => {
    const { problems } = readPack([base(), mine(text)]);
    expect(problems).toEqual([
      { file: 'mine.yaml', line: 1, path: '', message: expect.stringMatching(message) },
    ]);
  });

  it('refuses a file with more aliases than it can look up in good time', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `k${i}: &k${i} [${i === 0 ? '' : `*k${i - 1}`}]`);
    const { problems } = readPack([base(), mine(chain.join('\n'))]);
    const message = 'This is not YAML that can be read: It has more than 100 aliases.';
    expect(problems).toEqual([{ file: 'mine.yaml', line: 1, path: '', message }]);
  });

  it('tells of a list where a table should be', () => {
    const { problems } = readPack([base('shields'), mine('shields: [buckler]\n')]);
    expect(problems).toContainEqual({
      file: 'mine.yaml',
      line: 1,
      path: 'shields',
      message: 'Expected a table, found ["buckler"].',
    });
  });

  it('tells of a pack without files', () => {
    expect(readPack([]).problems).toMatchObject([{ message: 'The pack has no files.' }]);
  });
});

describe('loading a pack', () => {
  it('gives the pack if nothing is wrong', () => {
    expect(loadPack([base()])).toEqual(defaultPack);
  });

  it('tells no more than the first hundred of many problems, and how many there are', () => {
    const files = [mine(`[${','.repeat(1000)}]`)];
    const all = readPack(files).problems;
    expect(all.length).toBeGreaterThan(500);
    let thrown: unknown;
    try {
      loadPack(files);
    } catch (error) {
      thrown = error;
    }
    expect((thrown as CombatError).details).toEqual({ problems: all.slice(0, 100), more: all.length - 100 });
  });

  it('throws an error with all problems otherwise', () => {
    const files = [base(), mine(TIRED.replace('duration: 2', 'duration: 0'))];
    const { problems } = readPack(files);
    expect(problems).toHaveLength(1);
    let thrown: unknown;
    try {
      loadPack(files);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CombatError);
    expect(thrown).toMatchObject({ code: 'content/invalid', details: { problems } });
  });
});
