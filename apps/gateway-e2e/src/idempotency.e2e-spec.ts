import type { Answer, ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, player, strike, TWO_PLAYERS } from './support/battles.js';
import { type SharedGateway, randomId, shareGateway } from './support/gateway-under-test.js';
import { asPlayer, asService, JWT_ENV } from './support/tokens.js';

let gateway: SharedGateway;
let service: SharedGateway['api'];
beforeAll(async () => {
  gateway = await shareGateway(JWT_ENV);
  service = gateway.api.as(asService());
});
afterAll(() => gateway.stop());

const NEWCOMER = player('z', 'blue');
const ITEM = { strategy: 'item', itemId: 'potion' };

interface Operation {
  readonly name: string;
  readonly path: (sid: string) => string;
  readonly body: object;
  readonly other: object;
  /** Statuses of the first request and of the second. */
  readonly statuses: readonly [number, number];
}

const OPERATIONS: readonly Operation[] = [
  {
    name: 'creating a battle',
    path: () => '/v1/battles',
    body: { actors: TWO_PLAYERS },
    other: { actors: TWO_PLAYERS, mode: 'raid' },
    statuses: [201, 200],
  },
  {
    name: 'sending a newcomer',
    path: (sid) => `/v1/battles/${sid}/actors`,
    body: NEWCOMER,
    other: { ...NEWCOMER, cid: 'y' },
    statuses: [201, 200],
  },
  {
    name: 'declaring a move',
    path: (sid) => `/v1/battles/${sid}/moves`,
    body: strike('a', 'b'),
    other: { cid: 'a', ...ITEM },
    statuses: [202, 202],
  },
  {
    name: 'declaring several moves',
    path: (sid) => `/v1/battles/${sid}/moves/batch`,
    body: { cid: 'a', moves: [ITEM, { strategy: 'exchange', target: 'b' }] },
    other: { cid: 'a', moves: [ITEM, ITEM] },
    statuses: [202, 202],
  },
  {
    name: 'a manoeuvre',
    path: (sid) => `/v1/battles/${sid}/actors/a/manoeuvre`,
    body: { target: 'b' },
    other: { target: 'c' },
    statuses: [202, 202],
  },
];

const settled = ({ body }: Answer<object>) =>
  JSON.parse(
    JSON.stringify(body, (key, value: unknown) => {
      // What tells whether it was done just now or before.
      return key === 'outcome' || key === 'deadline' ? undefined : value;
    }),
  ) as object;

describe.each(OPERATIONS)('$name under a key', ({ path, body, other, statuses }) => {
  const post = <Body extends object>(sid: string, key: string, request: object) =>
    service.withKey(key).post<Body>(path(sid), request);

  it('is done once and answered the same', async () => {
    const [sid, key] = [await aBattle(service), randomId('key')];
    const first = await post(sid, key, body);
    const { revision } = (await gateway.combat.loadBattleView(sid)).meta;
    const again = await post(sid, key, body);
    expect([first.status, again.status]).toEqual(statuses);
    expect(settled(again)).toEqual(settled(first));
    expect(await gateway.combat.readRevision(sid)).toBe(revision);
  });

  it('is done once when it comes many times at once', async () => {
    const [sid, key] = [await aBattle(service), randomId('key')];
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(sid, key, body)));
    expect(new Set(answers.map((answer) => JSON.stringify(settled(answer)))).size).toBe(1);
    for (const { status } of answers) expect(statuses).toContain(status);
  });

  it('is refused under a key that stands for another body, and changes nothing', async () => {
    const [sid, key] = [await aBattle(service), randomId('key')];
    await post(sid, key, body);
    const { revision } = (await gateway.combat.loadBattleView(sid)).meta;
    const { status, body: problem } = await post<ProblemBody>(sid, key, other);
    expect([status, problem.code]).toEqual([422, 'request/idempotency-conflict']);
    expect(await gateway.combat.readRevision(sid)).toBe(revision);
  });

  it('is another one under another key', async () => {
    const sid = await aBattle(service);
    const [one, two] = [await post(sid, 'k1', body), await post(sid, 'k2', { ...other })];
    expect([one.status, two.status]).toEqual([statuses[0], statuses[0]]);
  });

  it.each(['', 'two words', 'Schlüssel', '"', 'x'.repeat(129)])('refuses the key %j', async (key) => {
    const answer = await fetch(gateway.api.url + path(await aBattle(service)), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${asService()}`,
        'content-type': 'application/json',
        'idempotency-key': Buffer.from(key).toString('latin1'),
      },
    });
    const { code, errors } = (await answer.json()) as ProblemBody;
    expect([answer.status, code, errors?.[0]?.path]).toEqual([400, 'request/invalid', 'Idempotency-Key']);
  });
});

describe('a key', () => {
  it('means the same in quotes and without', async () => {
    const sid = await aBattle(service);
    const post = (key: string) =>
      service.withKey(key).post<{ moveId: string }>(`/v1/battles/${sid}/moves`, strike('a', 'b'));
    expect((await post('"k"')).body.moveId).toBe((await post('k')).body.moveId);
  });

  it('is the caller’s own: another caller makes another battle under it', async () => {
    const create = (subject: string) =>
      gateway.api
        .as(asService(subject))
        .withKey('same')
        .post<BattleBody>('/v1/battles', { actors: TWO_PLAYERS });
    const [one, two] = [await create(randomId('s')), await create(randomId('s'))];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.battleId).not.toBe(two.body.battleId);
  });

  it('is the actor’s own: both sides may use the same', async () => {
    const sid = await aBattle(service);
    const declare = (cid: string, target: string) =>
      gateway.api.as(asPlayer(cid, cid)).withKey('1').post(`/v1/battles/${sid}/moves`, strike(cid, target));
    expect([(await declare('a', 'b')).status, (await declare('b', 'a')).status]).toEqual([202, 202]);
  });

  it.each([
    ['/v1/battles', { battleId: 'x', actors: TWO_PLAYERS }],
    ['/v1/battles/x/moves', strike('a', 'b', { moveId: 'x' })],
    ['/v1/battles/x/actors/a/surrender', { moveId: 'x' }],
    ['/v1/battles/x/actors/a/manoeuvre', { moveId: 'x', target: 'b' }],
  ])('does not stand beside an id of what POST %s makes', async (path, body) => {
    const { status, body: problem } = await service.withKey('k').post<ProblemBody>(path, body);
    expect([status, problem.errors?.[0]?.path]).toEqual([400, 'Idempotency-Key']);
  });
});

describe('giving up a target', () => {
  const pop = (sid: string, key?: string) =>
    (key === undefined ? service : service.withKey(key)).postNothing<{ target: string | null }>(
      `/v1/battles/${sid}/actors/a/target/pop`,
    );
  const aCrowd = () => aBattle(service, [...TWO_PLAYERS, player('c', 'blue'), player('d', 'blue')]);

  it('takes one target for each key, however often it comes', async () => {
    const sid = await aCrowd();
    const answers = [await pop(sid, 'k1'), await pop(sid, 'k1'), await pop(sid, 'k2'), await pop(sid, 'k1')];
    expect(answers.map(({ status, body }) => [status, body.target])).toEqual([
      [200, 'b'],
      [200, 'b'],
      [200, 'c'],
      [200, 'b'],
    ]);
    const { body } = await service.get<{ target: string }>(`/v1/battles/${sid}/actors/a/target`);
    expect(body.target).toBe('d');
  });

  it('takes another one each time without a key, until there is none', async () => {
    const sid = await aCrowd();
    const targets = [await pop(sid), await pop(sid), await pop(sid), await pop(sid)];
    expect(targets.map(({ body }) => body.target)).toEqual(['b', 'c', 'd', null]);
  });
});

describe('surrender', () => {
  it('stands once under its key, and needs no body', async () => {
    const sid = await aBattle(service);
    const surrender = () =>
      service
        .withKey('enough')
        .postNothing<{ moveId: string; outcome: string }>(`/v1/battles/${sid}/actors/a/surrender`);
    const [first, again] = [await surrender(), await surrender()];
    expect([first.body.outcome, again.body.outcome]).toEqual(['registered', 'duplicate']);
    expect(again.body.moveId).toBe(first.body.moveId);
    const moves = (await gateway.combat.loadSnapshot(sid)).moves['a']?.instant ?? {};
    expect(Object.values(moves)).toMatchObject([{ abilityId: 'surrender', targets: 'self' }]);
  });
});
