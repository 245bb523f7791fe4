import { MeleeClient, type MeleeClientOptions } from './melee-client.js';
import { MeleeError } from './melee-error.js';
import { type FakeGateway, json, refuse, type Respond, startFakeGateway } from './testing/fake-gateway.js';

const MOVES = '/v1/battles/{battleId}/moves';
const MOVE = { cid: 'a', strategy: 'exchange', target: 'b' } as const;
const BUSY = refuse(503, 'service/unavailable', {}, { 'retry-after': '0' });
const DONE = json(202, { moveId: 'm1', outcome: 'registered', deadline: null });

describe('MeleeClient', () => {
  let gateway: FakeGateway;
  afterEach(() => gateway.stop());

  async function clientOf(ways: readonly Respond[], options: Partial<MeleeClientOptions> = {}) {
    gateway = await startFakeGateway(...ways);
    return new MeleeClient({ baseUrl: `${gateway.url}/`, ...options });
  }
  const declare = (client: MeleeClient, body: { moveId?: string } = {}) =>
    client.post(MOVES, { params: { path: { battleId: 'b1' } }, body: { ...MOVE, ...body } });

  it('puts the parameters in their places and answers with the body', async () => {
    const client = await clientOf([json(200, { entries: [], last: 3 })]);
    const path = { battleId: 'a/b' };
    const page = await client.get('/v1/battles/{battleId}/log', {
      params: { path, query: { after: 3, render: 'en' } },
    });
    expect(page).toEqual({ entries: [], last: 3 });
    expect(gateway.asked.map(({ line }) => line)).toEqual(['GET /v1/battles/a%2Fb/log?after=3&render=en']);
    expect(gateway.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('sends a body as JSON, with the token of the moment', async () => {
    let count = 0;
    const client = await clientOf([DONE], { token: () => `t${(count += 1)}` });
    await declare(client, { moveId: 'm1' });
    await declare(client, { moveId: 'm1' });
    expect(gateway.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
    expect(gateway.asked[0]).toMatchObject({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...MOVE, moveId: 'm1' }),
    });
  });

  it('repeats what does no harm twice when the connection breaks, as that to a gateway that stops', async () => {
    const broken: Respond = (response) => response.destroy();
    const client = await clientOf([broken, broken, DONE]);
    expect(await declare(client, { moveId: 'm1' })).toMatchObject({ moveId: 'm1' });
    expect(gateway.asked.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => JSON.stringify({ ...MOVE, moveId: 'm1' })),
    );
  });

  it.each([
    ['it has been repeated as often as was asked for', { moveId: 'm1' }, 2],
    ['it might be done twice', {}, 1],
  ])('throws what `fetch` throws for a broken connection when %s', async (_, body, attempts) => {
    const client = await clientOf([(response) => response.destroy()], { retries: 1 });
    await expect(declare(client, body)).rejects.toMatchObject({ name: 'TypeError' });
    expect(gateway.asked).toHaveLength(attempts);
  });

  it('throws a refusal with all that it says', async () => {
    const errors = [{ path: 'cid', message: 'cid must be a string' }];
    const more = { errors, details: { sid: 'b1' } };
    const client = await clientOf([refuse(400, 'request/invalid', more, { 'retry-after': '7' })]);
    const refusal = declare(client);
    await expect(refusal).rejects.toBeInstanceOf(MeleeError);
    await expect(refusal).rejects.toMatchObject({
      message: 'POST /v1/battles/b1/moves answered 400 request/invalid: No.',
      code: 'request/invalid',
      status: 400,
      detail: 'No.',
      path: 'POST /v1/battles/b1/moves',
      retryAfter: 7,
      ...more,
    });
  });

  it.each(['<html>Bad gateway</html>', '"no"', 'null', ''])(
    'says so when %j is what is answered',
    async (text) => {
      const client = await clientOf([(response) => response.writeHead(502).end(text)]);
      await expect(declare(client)).rejects.toMatchObject({
        code: 'client/unexpected-answer',
        status: 502,
        retryAfter: null,
      });
    },
  );

  it.each([
    ['names its move', { moveId: 'm1' }],
    ['only reads', undefined],
  ])('repeats a request that %s when it is told to', async (_, body) => {
    const client = await clientOf([
      BUSY,
      refuse(429, 'limits/too-many-requests', {}, { 'retry-after': '0' }),
      DONE,
    ]);
    await (body ? declare(client, body) : client.get('/v1/content-packs'));
    expect(gateway.asked).toHaveLength(3);
    expect(new Set(gateway.asked.map((asked) => asked.line + asked.body)).size).toBe(1);
  });

  it.each<[string, Respond, { moveId?: string }]>([
    ['that would be another move the second time', BUSY, {}],
    ['without being told when', refuse(503, 'service/unavailable'), { moveId: 'm1' }],
    ['before it makes sense', refuse(429, 'move/too-many', {}, { 'retry-after': '3600' }), { moveId: 'm1' }],
    [
      'that will be refused again',
      refuse(409, 'actor/defeated', {}, { 'retry-after': '0' }),
      { moveId: 'm1' },
    ],
  ])('does not repeat a request %s', async (_, way, body) => {
    const client = await clientOf([way, DONE]);
    await expect(declare(client, body)).rejects.toBeInstanceOf(MeleeError);
    expect(gateway.asked).toHaveLength(1);
  });

  it('gives up after as many repetitions as it is allowed', async () => {
    const client = await clientOf([BUSY], { retries: 1 });
    await expect(declare(client, { moveId: 'm1' })).rejects.toMatchObject({ code: 'service/unavailable' });
    expect(gateway.asked).toHaveLength(2);
  });

  it('stops waiting when it is told to', async () => {
    const client = await clientOf([refuse(503, 'service/unavailable', {}, { 'retry-after': '20' })]);
    const signal = AbortSignal.timeout(100);
    await expect(client.get('/v1/content-packs', { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('takes no base that is no URL', () => {
    expect(() => new MeleeClient({ baseUrl: 'localhost' })).toThrow('Invalid URL');
  });
});
