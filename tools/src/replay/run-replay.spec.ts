import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActor, defaultPack } from '@melee/combat/content';
import { describeRules, RULES_VERSION } from '@melee/combat/pipeline';
import { formatHistory, type BattleHistory } from '@melee/combat/replay';
import { CombatManager } from '@melee/combat/repository';
import { freePort, startRedis, type RedisServer } from '@melee/harness';
import { Redis } from 'ioredis';
import { playRoundRobin } from './record/round-robin.js';
import { runReplay, type ReplayOptions } from './run-replay.js';

const fighter = (cid: string, team: string) =>
  createActor(defaultPack, { cid, team, kind: 'bot', template: 'warrior' });
const duel = playRoundRobin({
  sid: 'duel',
  seed: 'seed',
  pack: defaultPack,
  actors: [fighter('a', 'red'), fighter('b', 'blue')],
});
const [first] = duel.ledger;
const firstAction = first?.type === 'action' ? first.action.actionId : '';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(history: BattleHistory): Promise<string> {
  const path = join(folder, 'battle.json');
  await writeFile(path, formatHistory(history));
  return path;
}

async function run(options: ReplayOptions, env: Record<string, string> = {}) {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runReplay(options, {
    env,
    say: (text) => said.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, output: said.join('\n'), complaint: complaints.join('\n') };
}

describe('the replay of a file', () => {
  it('that comes out as it was ends with 0 and says so', async () => {
    const { code, output } = await run({ battle: await fileOf(duel) });
    expect(code).toBe(0);
    expect(output).toContain(`${duel.ledger.length} of ${duel.ledger.length} came out equal`);
    expect(output).toContain(`team ${String(duel.final?.winner)} won`);
    expect(output).toContain(describeRules(RULES_VERSION));
  });

  it('that comes out otherwise ends with 1 and names the first difference', async () => {
    const log = duel.log?.map((entry) =>
      entry.type === 'exchange' ? { ...entry, step: entry.step + 1 } : entry,
    );
    const { code, output } = await run({ battle: await fileOf({ ...duel, log: log ?? [] }) });
    expect(code).toBe(1);
    expect(output).toContain('entry 0 of the ledger');
    expect(output).toContain(firstAction);
    expect(output).toContain('events.0.step');
  });

  it('is printed as JSON for programs', async () => {
    const { output } = await run({ battle: await fileOf(duel), json: true });
    expect(JSON.parse(output)).toMatchObject({
      battle: 'duel',
      actions: duel.ledger.length,
      equal: duel.ledger.length,
      steps: duel.final?.step,
      winner: duel.final?.winner,
      difference: null,
    });
  });

  it('explains an action', async () => {
    const { code, output } = await run({ battle: await fileOf(duel), trace: firstAction });
    expect(code).toBe(0);
    expect(output).toContain(`Action ${firstAction}`);
    expect(output).toContain('wave 0, exchange: a at b');
    expect(output).toMatch(/accuracy .*%/);
    expect(output).toContain('accuracy of a:');
  });

  it('ends with 2 if it has not the action that shall be explained', async () => {
    const { code, complaint } = await run({ battle: await fileOf(duel), trace: 'nothing' });
    expect([code, complaint]).toEqual([2, 'The ledger has no action nothing.']);
  });

  it('writes the history to a file that is the same', async () => {
    const copy = join(folder, 'copy.json');
    const { code, output } = await run({ battle: await fileOf(duel), export: copy });
    expect(code).toBe(0);
    expect(output).toContain(`Written to ${copy}.`);
    expect(await readFile(copy, 'utf8')).toBe(formatHistory(duel));
  });

  it('ends with 2, and not as if something differed, if a file cannot be written or read', async () => {
    const nowhere = join(folder, 'nowhere', 'copy.json');
    const written = await run({ battle: await fileOf(duel), export: nowhere });
    const read = await run({ battle: folder });
    expect([written.code, read.code]).toEqual([2, 2]);
    expect(written.complaint).toContain(`${nowhere} cannot be written: ENOENT`);
    expect(read.complaint).toContain(`${folder} cannot be read: EISDIR`);
  });

  it('ends with 2 if there is no such file, it is no history, or no battle was named', async () => {
    await writeFile(join(folder, 'wrong.json'), '{}');
    const runs = [
      await run({ battle: './nowhere.json' }),
      await run({ battle: join(folder, 'wrong.json') }),
      await run({}),
    ];
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(runs.map(({ complaint }) => complaint)).toEqual([
      'There is no file ./nowhere.json.',
      expect.stringContaining("must have required property 'format'"),
      expect.stringContaining('Say which battle'),
    ]);
  });
});

describe('the replay of a battle in Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  let combat: CombatManager;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    combat = await CombatManager.open(redis, { encoding: 'auto' });
  });
  afterAll(async () => {
    await redis.quit();
    await server.stop();
  });

  it('works while the battle goes on, and exports it to a file that needs no Redis', async () => {
    await combat.createSession({ ...duel.genesis, sid: 'running' });
    await combat.hotJoin('running', fighter('late', 'red'));
    const path = join(folder, 'exported.json');
    const { code, output } = await run({ battle: 'running', export: path }, { REDIS_URL: server.url });
    expect(code).toBe(0);
    expect(output).toContain('1 joined later');
    expect(output).toContain('goes on');
    expect(await readFile(path, 'utf8')).toContain('"late"');
    expect((await run({ battle: path })).code).toBe(0);
  });

  it('ends with 2 where there is no such battle, no such pack, or no Redis', async () => {
    await combat.createSession({ ...duel.genesis, sid: 'foreign', contentId: 'of-another-pack' });
    const nowhere = `redis://:secret@127.0.0.1:${await freePort()}`;
    const runs = [
      await run({ battle: 'unknown' }, { REDIS_URL: server.url }),
      await run({ battle: 'foreign' }, { REDIS_URL: server.url }),
      await run({ battle: 'running' }, { REDIS_URL: nowhere }),
    ];
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(runs.map(({ complaint }) => complaint)).toEqual([
      expect.stringContaining('no battle unknown'),
      expect.stringContaining('CONTENT_DIRS'),
      expect.stringContaining('cannot be reached'),
    ]);
    expect(runs[2]?.complaint).not.toContain('secret');
  });
});

describe('the replay of an address', () => {
  let server: Server;
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url !== '/battle') response.writeHead(409).end('{"code":"battle/not-finished"}');
      else response.end(formatHistory(duel));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('fights what is answered there', async () => {
    expect(await run({ battle: `${address()}/battle` })).toMatchObject({ code: 0 });
  });

  it('ends with 2 if it is refused there, or nobody is there', async () => {
    expect(await run({ battle: `${address()}/other` })).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('battle/not-finished'),
    });
    const { code, complaint } = await run({ battle: `http://127.0.0.1:${await freePort()}/battle` });
    expect([code, complaint]).toEqual([2, expect.stringContaining('cannot be reached')]);
  });
});

it('records the golden battles, the same every time', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  const { code, output } = await run({ record: one });
  await run({ record: other });
  expect(code).toBe(0);
  const lines = output.split('\n');
  const id = /rbc-[0-9a-f]{12}/.exec(lines.pop() ?? '')?.[0];
  expect(lines).toEqual(
    ['duel', 'hot-join', 'three-sides', 'two-blades', 'skirmish', 'melee', 'pageant'].map((name) =>
      join(one, String(id), `${name}.json`),
    ),
  );
  for (const file of lines) {
    const text = await readFile(file, 'utf8');
    expect(text).toBe(await readFile(file.replace(one, other), 'utf8'));
    expect(JSON.parse(text)).toMatchObject({ genesis: { rulesVersion: id } });
  }
});

it('leaves golden battles alone that have been recorded', async () => {
  const { code, complaint } = await run({ record: true });
  expect([code, complaint]).toEqual([2, expect.stringContaining(RULES_VERSION)]);
});
