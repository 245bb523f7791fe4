import type { ProblemBody } from './support/api.js';
import { aBattle, strike, TWO_PLAYERS } from './support/battles.js';
import { type SharedGateway, randomId, shareGateway } from './support/gateway-under-test.js';
import { asAdmin, asPlayer, asService, asSpectator, hs256, JWT_ENV } from './support/tokens.js';

let gateway: SharedGateway;
let sid: string;
beforeAll(async () => {
  gateway = await shareGateway(JWT_ENV);
  sid = await aBattle(gateway.api.as(asService()));
});
afterAll(() => gateway.stop());

const TOKENS = {
  player: asPlayer('ann', 'a'),
  spectator: asSpectator(),
  service: asService(),
  admin: asAdmin(),
};
type Role = keyof typeof TOKENS;
const ROLES = Object.keys(TOKENS) as Role[];
const ACTING: readonly Role[] = ['player', 'service', 'admin'];
const TRUSTED: readonly Role[] = ['service', 'admin'];

interface Row {
  readonly operationId: string;
  readonly path: () => string;
  readonly body?: () => object;
  readonly allowed: readonly Role[];
}

const battle = (rest = '') => `/v1/battles/${sid}${rest}`;
const newcomer = () => ({ ...TWO_PLAYERS[0], cid: randomId('x') });
const aStrike = () => strike('a', 'b', { moveId: 'm1' });

/** Every operation of the API with a request that is right in itself, and who may make it. */
const ROWS: readonly Row[] = [
  {
    operationId: 'createBattle',
    path: () => '/v1/battles',
    body: () => ({ actors: TWO_PLAYERS }),
    allowed: TRUSTED,
  },
  { operationId: 'joinBattle', path: () => battle('/actors'), body: newcomer, allowed: TRUSTED },
  { operationId: 'declareMove', path: () => battle('/moves'), body: aStrike, allowed: ACTING },
  {
    operationId: 'declareMoves',
    path: () => battle('/moves/batch'),
    body: () => ({ cid: 'a', moves: [{ strategy: 'item', itemId: 'potion', moveId: 'm2' }] }),
    allowed: ACTING,
  },
  { operationId: 'getDashboard', path: () => battle('/actors/a'), allowed: ACTING },
  {
    operationId: 'surrender',
    path: () => battle('/actors/a/surrender'),
    body: () => ({ moveId: 'm3' }),
    allowed: ACTING,
  },
  {
    operationId: 'manoeuvre',
    path: () => battle('/actors/a/manoeuvre'),
    body: () => ({ target: 'b', moveId: 'm4' }),
    allowed: ACTING,
  },
  { operationId: 'peekTarget', path: () => battle('/actors/a/target'), allowed: ACTING },
  { operationId: 'popTarget', path: () => battle('/actors/a/target/pop'), body: () => ({}), allowed: ACTING },
  { operationId: 'getBattle', path: () => battle(), allowed: ROLES },
  { operationId: 'readLog', path: () => battle('/log'), allowed: ROLES },
  { operationId: 'followBattle', path: () => battle('/events'), allowed: ROLES },
  { operationId: 'getResult', path: () => battle('/result'), allowed: ROLES },
  { operationId: 'getReplay', path: () => battle('/replay'), allowed: ROLES },
  { operationId: 'listBattles', path: () => '/v1/battles?participant=a', allowed: ROLES },
  { operationId: 'listContentPacks', path: () => '/v1/content-packs', allowed: ROLES },
  { operationId: 'getContentPack', path: () => '/v1/content-packs/default', allowed: ROLES },
  {
    operationId: 'uploadContentPack',
    path: () => '/v1/content-packs',
    body: () => ({ nonsense: true }),
    allowed: TRUSTED,
  },
];

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly problem: ProblemBody | null;
}

/** Makes the request of a row; of a stream only the beginning is awaited. */
async function ask({ path, body }: Row, token?: string): Promise<Told> {
  const abort = new AbortController();
  const answer = await fetch(gateway.api.url + path(), {
    signal: abort.signal,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body()) }),
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const problem = isProblem ? ((await answer.json()) as ProblemBody) : null;
  abort.abort();
  return { status: answer.status, headers: answer.headers, problem };
}

it('is tried for every operation that the API describes', async () => {
  const { body } = await gateway.api.get<{ paths: Record<string, Record<string, { operationId: string }>> }>(
    '/docs/openapi.json',
  );
  const described = Object.values(body.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(ROWS.map(({ operationId }) => operationId).sort()).toEqual(described.sort());
});

describe.each(ROWS)('$operationId', (row) => {
  it.each(ROLES)('answers a %s as the table says', async (role) => {
    const { status, problem } = await ask(row, TOKENS[role]);
    if (row.allowed.includes(role)) {
      expect([401, 403]).not.toContain(status);
      expect(status).toBeLessThan(500);
    } else {
      expect([status, problem?.code]).toEqual([403, 'auth/forbidden']);
    }
  });

  it('asks a stranger for a token', async () => {
    const { status, problem, headers } = await ask(row);
    expect([status, problem?.code]).toEqual([401, 'auth/unauthenticated']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="melee"');
  });
});

describe('a token that is limited', () => {
  const forbidden = async (row: Row | undefined, claims: object) => {
    if (row === undefined) throw new Error('There is no such operation.');
    return (await ask(row, hs256({ sub: 'ann', ...claims }))).problem?.code === 'auth/forbidden';
  };
  const rowOf = (id: string) => ROWS.find(({ operationId }) => operationId === id);

  it.each([
    'declareMove',
    'declareMoves',
    'getDashboard',
    'surrender',
    'manoeuvre',
    'peekTarget',
    'popTarget',
  ])('to another actor does not serve %s', async (id) => {
    expect(await forbidden(rowOf(id), { role: 'player', actors: ['b'] })).toBe(true);
    expect(await forbidden(rowOf(id), { role: 'player' })).toBe(true);
    expect(await forbidden(rowOf(id), { role: 'player', actors: ['b', 'a'] })).toBe(false);
  });

  it('to another battle serves nothing in this one', async () => {
    const rows = ROWS.filter(({ path }) => path().startsWith('/v1/battles'));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      for (const role of row.allowed) {
        expect(await forbidden(row, { role, actors: ['a'], battles: ['other'] })).toBe(true);
      }
    }
    expect(await forbidden(rowOf('getBattle'), { role: 'spectator', battles: ['other', sid] })).toBe(false);
  });

  it('is refused before anything is said of the body', async () => {
    const { status } = await gateway.api.as(TOKENS.spectator).post(battle('/moves'), { nonsense: true });
    expect(status).toBe(403);
  });
});
