import { contentId, defaultPack } from '@melee/combat/content';
import { type RedisServer, startRedis, startService, waitFor } from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, move, player, strike, TWO_PLAYERS } from './support/battles.js';
import { type GatewayUnderTest, randomId, startGatewayOn } from './support/gateway-under-test.js';

interface PackBody {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly isLive: boolean;
  readonly isUploaded: boolean;
}
type Pack = typeof defaultPack;

const QUEUE_PREFIX = `{${randomId('upload')}}`;
const { warrior, ...otherTemplates } = defaultPack.templates;
/** A pack of its own for each test, whose warriors are pugilists. */
const aPack = (name: string, version = '1'): Pack =>
  ({ ...defaultPack, name, version, templates: { ...otherTemplates, pugilist: warrior } }) as Pack;
const TWO_PUGILISTS = [player('a', 'red', 'pugilist'), player('b', 'blue', 'pugilist')];

let redis: RedisServer;
let gateway: GatewayUnderTest;
let other: GatewayUnderTest;
beforeAll(async () => {
  redis = await startRedis();
  [gateway, other] = await Promise.all([
    startGatewayOn(redis.url, { QUEUE_PREFIX }),
    startGatewayOn(redis.url, { QUEUE_PREFIX }),
  ]);
});
afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await redis.stop();
});

/** In two files, as people write them: JSON is YAML too. */
const filesOf = ({ weapons, ...rest }: Pack) => [
  { path: 'weapons.yaml', text: JSON.stringify({ weapons }, null, 1) },
  { path: 'rest.yaml', text: JSON.stringify(rest, null, 1) },
];
const uploadFiles = <Body>(files: readonly object[]) =>
  gateway.api.post<Body>('/v1/content-packs', { files });
const upload = async (pack: Pack) => {
  const { status, body } = await uploadFiles<PackBody>(filesOf(pack));
  expect(status).toBe(201);
  return body;
};
const named = async ({ api }: GatewayUnderTest, name: string) =>
  (await api.get<{ packs: readonly PackBody[] }>('/v1/content-packs')).body.packs.filter(
    (pack) => pack.name === name,
  );

describe('a content pack that is uploaded', () => {
  it('is answered with its id, and told by every gateway, whole', async () => {
    const pack = aPack(randomId('pack'));
    const id = contentId(pack);
    expect(await upload(pack)).toEqual({ id, name: pack.name, version: '1' });
    expect(await named(other, pack.name)).toMatchObject([{ id, isUploaded: true, isLive: true }]);
    for (const nameOrId of [id, pack.name]) {
      const { status, body } = await other.api.get(`/v1/content-packs/${nameOrId}`);
      expect([status, body]).toEqual([200, { id, pack }]);
    }
  });

  it('serves battles through every gateway, by its name and its id', async () => {
    const pack = aPack(randomId('pack'));
    const { id } = await upload(pack);
    for (const contentPack of [pack.name, id]) {
      const sid = await aBattle(other.api, TWO_PUGILISTS, { contentPack });
      const { body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
      expect(body.contentId).toBe(id);
      expect(body.actors['a']).toMatchObject({ template: 'pugilist', templateName: warrior?.name });
      const join = await gateway.api.post(`/v1/battles/${sid}/actors`, player('c', 'blue', 'pugilist'));
      expect(join.status).toBe(201);
    }
  });

  it('gives its name to the version that was uploaded last, and leaves battles and ids what they were', async () => {
    const name = randomId('pack');
    const [one, two] = [await upload(aPack(name, '1')), await upload(aPack(name, '2'))];
    const liveVersions = async () =>
      (await named(other, name)).filter(({ isLive }) => isLive).map(({ version }) => version);
    expect(await liveVersions()).toEqual(['2']);
    const create = { actors: TWO_PUGILISTS, contentPack: name };
    const sid = randomId('battle');
    expect((await other.api.post<BattleBody>('/v1/battles', { ...create, battleId: sid })).status).toBe(201);
    expect((await other.api.get<BattleBody>(`/v1/battles/${sid}`)).body.contentId).toBe(two.id);
    await upload(aPack(name, '1'));
    expect(await liveVersions()).toEqual(['1']);
    expect((await other.api.post<BattleBody>('/v1/battles', { ...create, battleId: sid })).status).toBe(200);
    const again = await aBattle(other.api, TWO_PUGILISTS, { contentPack: one.id });
    expect((await other.api.get<BattleBody>(`/v1/battles/${again}`)).body.contentId).toBe(one.id);
  });

  it('is kept by a battle that begins while it is dropped', async () => {
    const { id } = await upload(aPack(randomId('pack')));
    await aBattle(other.api, TWO_PUGILISTS, { contentPack: id });
    // As if the operator's command had come to this point after the gateway had found the pack.
    expect(await gateway.redis.del(`combat:content:${id}`)).toBe(1);
    await aBattle(other.api, TWO_PUGILISTS, { contentPack: id });
    expect(contentId(JSON.parse((await gateway.redis.get(`combat:content:${id}`)) ?? '{}') as Pack)).toBe(id);
  });

  it('is fetched by an Executor that never had it', async () => {
    const { id } = await upload(aPack(randomId('pack')));
    const sid = await aBattle(gateway.api, TWO_PUGILISTS, { contentPack: id });
    const workers = await Promise.all(
      (['collector', 'executor'] as const).map((name) =>
        startService(name, { redisUrl: redis.url, env: { QUEUE_PREFIX } }),
      ),
    );
    await Promise.all(workers.map((worker) => worker.ready()));
    await move(gateway.api, sid, strike('a', 'b'));
    await move(gateway.api, sid, strike('b', 'a'));
    await waitFor('the exchange', async () => {
      const { body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
      return body.step === 1;
    });
    await Promise.all(workers.map((worker) => worker.stop()));
  });
});

describe('a content pack with faults', () => {
  it('is refused with all of them, each with its file, line and path', async () => {
    const pack = { ...aPack(randomId('pack')), unarmed: 'no_such_fist' };
    const [weapons, rest] = filesOf(pack);
    const faulty = { path: 'club.yaml', text: 'weapons:\n  club: { hands: 3 }\n' };
    const { status, body } = await uploadFiles<ProblemBody>([weapons ?? {}, rest ?? {}, faulty]);
    expect([status, body.code]).toEqual([422, 'content/invalid']);
    const problems = body.details?.['problems'] as {
      file: string;
      line: number;
      path: string;
      message: string;
    }[];
    expect(problems).toContainEqual({
      file: 'club.yaml',
      line: 2,
      path: 'weapons.club.hands',
      message: expect.any(String),
    });
    expect(problems).toContainEqual(expect.objectContaining({ file: 'rest.yaml', path: 'unarmed' }));
    expect(await named(gateway, pack.name)).toEqual([]);
  });

  it.each([
    ['broken YAML', 'a: [1'],
    ['an unknown alias', 'a: *b'],
    [
      'aliases without end',
      `a: &a [${'x,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]`,
    ],
    ['a hundred thousand levels', '['.repeat(100_000)],
    ['nothing', ''],
    ['a member of every object', '__proto__: { name: x }\nconstructor: 1'],
  ])('is refused as such: %s', async (_, text) => {
    const { status, body } = await uploadFiles<ProblemBody>([{ path: 'a.yaml', text }]);
    expect([status, body.code]).toEqual([422, 'content/invalid']);
  });

  it.each([
    ['no files', { files: [] }, 'files'],
    ['a file without a text', { files: [{ path: 'a.yaml' }] }, 'files.0.text'],
    ['a file with a strange name', { files: [{ path: 'a b', text: '' }] }, 'files.0.path'],
    [
      'two files of one name',
      {
        files: [
          { path: 'a', text: '' },
          { path: 'a', text: '' },
        ],
      },
      'files',
    ],
  ])('is no request if it has %s', async (_, request, path) => {
    const { status, body } = await gateway.api.post<ProblemBody>('/v1/content-packs', request);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });

  it('is refused if it is nested without end, and does the gateway no harm', async () => {
    const text = '['.repeat(5000) + ']'.repeat(5000);
    const { status, body } = await uploadFiles<ProblemBody>([{ path: 'deep.yaml', text }]);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'content/invalid' });
    expect((await gateway.api.get('/v1/content-packs')).status).toBe(200);
  });
});

describe('a content pack that nobody has', () => {
  it('is not found', async () => {
    const { status, body } = await gateway.api.get<ProblemBody>('/v1/content-packs/nowhere');
    expect([status, body.code]).toEqual([404, 'content/not-found']);
    const create = { actors: TWO_PLAYERS, contentPack: 'nowhere' };
    const refused = await gateway.api.post<ProblemBody>('/v1/battles', create);
    expect([refused.status, refused.body.code]).toEqual([422, 'content/unknown-id']);
  });
});
