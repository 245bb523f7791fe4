import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentId, defaultPack } from '@melee/combat/content';
import { freePort } from '@melee/harness';
import { useOperated } from './testing/operated.js';

const COMMANDS = [
  ['inspect'],
  ['unstick'],
  ['verify'],
  ['queues'],
  ['dead-letters', 'list'],
  ['dead-letters', 'retry'],
  ['dead-letters', 'drop'],
  ['content', 'publish'],
  ['content', 'list'],
  ['content', 'drop'],
];

describe('melee', () => {
  const operated = useOperated();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'melee-operator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
    '%s explains itself without a Redis, and can print JSON',
    async (_name, words) => {
      const { exitCode, out } = await operated.runIn({ REDIS_URL: 'nonsense' }, ...words, '--help');
      expect(exitCode).toBe(0);
      expect(out).toMatch(/--json +print JSON instead of text/);
    },
  );

  it.each([
    [[]],
    [['inspect']],
    [['inspect', 'not an id']],
    [['inspect', 'x', '--log', 'many']],
    [['verify']],
    [['verify', 'x', '--active']],
    [['dead-letters', 'drop']],
    [['dead-letters', 'retry', 'x', '--all-battles']],
    [['dance']],
    [['queues', '--fast']],
  ])('%j is a wrong command', async (args) => {
    const { exitCode, out, err } = await operated.run(...args);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  it('says with which code a battle cannot be looked into', async () => {
    expect(await operated.run('inspect', 'nobody')).toEqual({
      exitCode: 1,
      out: '',
      err: 'error: There is no battle with this id, or its records have expired. [session/not-found]\n  sid: nobody\n',
    });
    expect(await operated.json('inspect', 'nobody')).toMatchObject({
      exitCode: 1,
      answer: { error: { code: 'session/not-found', details: { sid: 'nobody' } } },
    });
  });

  it('says that Redis cannot be reached, and not with which password', async () => {
    const REDIS_URL = `redis://:secret@127.0.0.1:${await freePort()}`;
    const { exitCode, out, err } = await operated.runIn({ REDIS_URL }, 'queues');
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^error: Redis cannot be reached\. \[redis\/unreachable\]\n {2}reason: .*ECONNREFUSED/,
    );
    expect(err).not.toContain('secret');
  });

  it('says which setting it cannot take', async () => {
    const { exitCode, err } = await operated.runIn({ REDIS_URL: 'nonsense' }, 'queues');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/REDIS_URL: .*\[config\/invalid\]/s);
  });

  describe('content', () => {
    const pack = { ...defaultPack, name: 'arena', version: '7' };
    const id = contentId(pack);
    const publish = () => {
      writeFileSync(join(folder, 'pack.yaml'), JSON.stringify(pack));
      return operated.json('content', 'publish', folder);
    };

    it('is published with its id, and listed', async () => {
      expect(await publish()).toEqual({
        exitCode: 0,
        answer: { pack: { id, name: 'arena', version: '7' }, problems: [] },
      });
      const { answer } = await operated.json('content', 'list');
      expect(answer).toMatchObject({ packs: [{ id, name: 'arena', version: '7' }] });
      const stored = await operated.redis.get(`combat:content:${id}`);
      expect(contentId(JSON.parse(stored ?? '') as typeof pack)).toBe(id);
    });

    it('is not published with faults', async () => {
      writeFileSync(join(folder, 'pack.yaml'), JSON.stringify({ ...defaultPack, unarmed: 'fist' }));
      const { exitCode, out } = await operated.run('content', 'publish', folder);
      expect(exitCode).toBe(1);
      expect(out).toContain('There is no weapon "fist"');
      expect((await operated.run('content', 'publish', join(folder, 'none'))).err).toContain(
        '[content/no-folder]',
      );
    });

    it('is told by its folder where the folder has no files', async () => {
      rmSync(join(folder, 'pack.yaml'), { force: true });
      expect(await operated.json('content', 'publish', folder)).toEqual({
        exitCode: 1,
        answer: {
          pack: null,
          problems: [{ file: folder, line: 1, path: '', message: 'The pack has no files.' }],
        },
      });
    });

    it('is not dropped while an active battle needs it', async () => {
      await publish();
      const battle = await operated.battle({ red: ['a'], blue: ['b'] }, { contentId: id });
      expect(await operated.json('content', 'drop', id)).toMatchObject({
        exitCode: 1,
        answer: { error: { code: 'content/in-use', details: { id, battle: battle.sid } } },
      });
      await battle.defeat('b');
      expect(await operated.json('content', 'drop', id)).toEqual({ exitCode: 0, answer: { dropped: id } });
      expect((await operated.run('content', 'drop', id)).err).toContain('[content/not-found]');
    });
  });
});
