import { contentId, defaultPack } from '@melee/combat/content';
import { type RedisServer, startRedis, startService } from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, player, TWO_PLAYERS } from './support/battles.js';
import { aContentFolder, type ContentFolder } from './support/content-folder.js';
import { type GatewayUnderTest, randomId, startGatewayOn } from './support/gateway-under-test.js';

interface PackBody {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly isLive: boolean;
  readonly isUploaded: boolean;
}

const defaultId = contentId(defaultPack);
/** The other pack has a pugilist where the default pack has a warrior. */
const { warrior, ...otherTemplates } = defaultPack.templates;
const ARENA = { ...defaultPack, name: 'arena', templates: { ...otherTemplates, pugilist: warrior } };
const FAULTY = {
  ...defaultPack,
  name: 'faulty',
  unarmed: 'no_such_fist',
  weapons: { ...defaultPack.weapons, club: { hands: 3 } },
};
const TWO_PUGILISTS = [player('a', 'red', 'pugilist'), player('b', 'blue', 'pugilist')];

let redis: RedisServer;
let arena: ContentFolder;
let faulty: ContentFolder;
let gateway: GatewayUnderTest;
beforeAll(async () => {
  [redis, arena, faulty] = await Promise.all([startRedis(), aContentFolder(ARENA), aContentFolder(FAULTY)]);
  gateway = await startGatewayOn(redis.url, { CONTENT_DIRS: arena.path });
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([redis.stop(), arena.remove(), faulty.remove()]);
});

const packsOf = async ({ api }: GatewayUnderTest) =>
  (await api.get<{ packs: readonly PackBody[] }>('/v1/content-packs')).body.packs;
const arenaId = async () => (await packsOf(gateway)).find(({ name }) => name === 'arena')?.id;
const viewOf = async ({ api }: GatewayUnderTest, sid: string) =>
  (await api.get<BattleBody>(`/v1/battles/${sid}`)).body;
const create = <Body>({ api }: GatewayUnderTest, body: object) => api.post<Body>('/v1/battles', body);

describe('the content packs', () => {
  it('are listed with their ids, and the default one is told', async () => {
    expect(await packsOf(gateway)).toEqual([
      {
        id: defaultId,
        name: 'default',
        version: defaultPack.version,
        title: defaultPack.title,
        isDefault: true,
        isLive: true,
        isUploaded: false,
      },
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: 'arena',
        version: defaultPack.version,
        title: defaultPack.title,
        isDefault: false,
        isLive: true,
        isUploaded: false,
      },
    ]);
  });

  it.each(['its name', 'its id'])('are named by a new battle by %s', async (how) => {
    const id = await arenaId();
    const contentPack = how === 'its id' ? id : 'arena';
    const sid = await aBattle(gateway.api, TWO_PUGILISTS, { contentPack });
    const { contentId: kept, actors } = await viewOf(gateway, sid);
    expect(kept).toBe(id);
    expect(actors['a']).toMatchObject({ template: 'pugilist', templateName: expect.any(Object) });
  });

  it('serve newcomers with that of the battle, whatever the default is', async () => {
    const sid = await aBattle(gateway.api, TWO_PUGILISTS, { contentPack: 'arena' });
    const join = (template: string) =>
      gateway.api.post<ProblemBody>(`/v1/battles/${sid}/actors`, player('c', 'blue', template));
    expect(await join('warrior')).toMatchObject({
      status: 422,
      body: { code: 'content/unknown-id', details: { id: 'warrior', path: 'template' } },
    });
    expect((await join('pugilist')).status).toBe(201);
  });

  it('are told by the nearest name where one is unknown', async () => {
    const { status, body } = await create<ProblemBody>(gateway, {
      actors: TWO_PLAYERS,
      contentPack: 'arean',
    });
    expect([status, body.code]).toEqual([422, 'content/unknown-id']);
    expect(body.details).toEqual({ kind: 'pack', id: 'arean', nearest: 'arena', path: 'contentPack' });
  });
});

describe('a change of the default pack', () => {
  let changed: GatewayUnderTest;
  beforeAll(async () => {
    changed = await startGatewayOn(redis.url, { CONTENT_DIRS: arena.path, CONTENT_DEFAULT: 'arena' });
  });
  afterAll(() => changed.stop());

  it('holds for new battles', async () => {
    const sid = await aBattle(changed.api, TWO_PUGILISTS);
    expect((await viewOf(changed, sid)).contentId).toBe(await arenaId());
  });

  it.each([
    ['names no pack', {}],
    ['names its pack', { contentPack: 'default' }],
  ])('leaves a repeated request what it was, if it %s', async (_, more) => {
    const request = { battleId: randomId('battle'), actors: TWO_PLAYERS, ...more };
    const first = await create(gateway, request);
    const again = await create(changed, request);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  it('does not make the same of a request that names another pack', async () => {
    const request = { battleId: randomId('battle'), actors: TWO_PLAYERS };
    await create(gateway, request);
    const { status, body } = await create<ProblemBody>(gateway, {
      ...request,
      actors: TWO_PUGILISTS,
      contentPack: 'arena',
    });
    expect([status, body.code]).toEqual([409, 'session/exists']);
  });
});

describe('a battle of a pack that this gateway does not have', () => {
  let other: GatewayUnderTest;
  beforeAll(async () => {
    other = await startGatewayOn(redis.url);
  });
  afterAll(() => other.stop());

  it('is shown without what only the pack knows', async () => {
    const sid = await aBattle(gateway.api, TWO_PUGILISTS, { contentPack: 'arena' });
    const { contentId: kept, actors } = await viewOf(other, sid);
    expect(kept).toBe(await arenaId());
    expect(actors['a']).toMatchObject({
      maxHp: null,
      template: 'pugilist',
      templateName: null,
    });
    expect(actors['a']?.hp).toBeGreaterThan(0);
  });

  it('takes no newcomer there', async () => {
    const sid = await aBattle(gateway.api, TWO_PUGILISTS, { contentPack: 'arena' });
    const join = await other.api.post<ProblemBody>(`/v1/battles/${sid}/actors`, player('c', 'blue'));
    expect([join.status, join.body.code]).toEqual([422, 'content/unknown-id']);
    expect(join.body.details).toMatchObject({ kind: 'pack' });
  });
});

describe('a start', () => {
  const outputOf = async (env: Readonly<Record<string, string>>) => {
    const service = await startService('gateway', { redisUrl: redis.url, env });
    expect(await service.exited).toMatchObject({ code: 1 });
    return service.output();
  };

  it('fails with every fault of a pack', async () => {
    const output = await outputOf({ CONTENT_DIRS: `${arena.path},${faulty.path}` });
    expect(output).toContain('content/invalid');
    for (const fault of ['no_such_fist', 'weapons.club.hands', 'weapons.club.damage']) {
      expect(output).toContain(fault);
    }
  });

  it('fails for a default pack that is not loaded', async () => {
    expect(await outputOf({ CONTENT_DEFAULT: 'arena' })).toContain('content/unknown-id');
  });
});
