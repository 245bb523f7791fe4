import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle, player, strike, TWO_PLAYERS } from './support/battles.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';

let gateway: GatewayUnderTest;
let sid: string;
beforeAll(async () => {
  gateway = await startGateway();
  sid = await aBattle(gateway.api);
});
afterAll(() => gateway.stop());

const [a, b] = TWO_PLAYERS;
const battle = (change: object) => ({ actors: TWO_PLAYERS, ...change });
const withActor = (change: object) => ({ actors: [a, { ...b, ...change }] });

const refused = (body: ProblemBody) => body.errors?.map(({ path }) => path) ?? [];

describe('wrong values in the description of a battle', () => {
  it.each<[string, unknown, string]>([
    ['a body that is a list', [], 'actors'],
    ['an empty body', {}, 'actors'],
    ['an id with a space', battle({ battleId: 'a b' }), 'battleId'],
    ['an id with braces', battle({ battleId: '{x}' }), 'battleId'],
    ['an id that is too long', battle({ battleId: 'x'.repeat(65) }), 'battleId'],
    ['an id that every object has', battle({ battleId: 'constructor' }), 'battleId'],
    ['an id that is a number', battle({ battleId: 7 }), 'battleId'],
    ['an id that is null', battle({ battleId: null }), 'battleId'],
    ['a seed with a quote', battle({ seed: '"' }), 'seed'],
    ['an unknown mode', battle({ mode: 'war' }), 'mode'],
    ['an unknown property', battle({ winner: 'red' }), 'winner'],
    ['no timeouts', battle({ answerTimeoutsMs: [] }), 'answerTimeoutsMs'],
    ['a timeout that is too short', battle({ answerTimeoutsMs: [99] }), 'answerTimeoutsMs'],
    ['a timeout with a fraction', battle({ answerTimeoutsMs: [100.5] }), 'answerTimeoutsMs'],
    ['a timeout in a text', battle({ answerTimeoutsMs: ['1000'] }), 'answerTimeoutsMs'],
    ['growing timeouts', battle({ answerTimeoutsMs: [100, 200] }), 'answerTimeoutsMs'],
    [
      'too many timeouts',
      battle({ answerTimeoutsMs: Array.from({ length: 21 }, () => 100) }),
      'answerTimeoutsMs',
    ],
    ['one actor', { actors: [a] }, 'actors'],
    ['actors that are no list', { actors: { a } }, 'actors'],
    ['the same actor twice', { actors: [a, { ...b, cid: 'a' }] }, 'actors'],
    ['an actor that is a text', { actors: [a, 'b'] }, 'actors'],
    ['an actor in a list', { actors: [a, [b]] }, 'actors'],
    ['an actor without an id', withActor({ cid: undefined }), 'actors.1.cid'],
    ['an actor id with a colon', withActor({ cid: 'a:b' }), 'actors.1.cid'],
    ['an actor named like a group of targets', withActor({ cid: 'random_enemy_2' }), 'actors.1.cid'],
    ['an actor named self', withActor({ cid: 'self' }), 'actors.1.cid'],
    ['a team that every object has', withActor({ team: '__proto__' }), 'actors.1.team'],
    ['an unknown kind', withActor({ kind: 'ghost' }), 'actors.1.kind'],
    ['a template in capitals', withActor({ template: 'Orc' }), 'actors.1.template'],
    ['an empty name', withActor({ name: '' }), 'actors.1.name'],
    ['a name of two lines', withActor({ name: 'a\nb' }), 'actors.1.name'],
    ['a name that is too long', withActor({ name: 'x'.repeat(65) }), 'actors.1.name'],
    ['an unknown property of an actor', withActor({ hp: 1000 }), 'actors.1.hp'],
  ])('refuses %s', async (_, request, path) => {
    const { status, body } = await gateway.api.post<ProblemBody>('/v1/battles', request);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(refused(body)).toContain(path);
  });

  it('tells no more than the first fifty of many wrong values', async () => {
    const actors = Array.from({ length: 100 }, (_, i) => player(`a${i}`, 'red team'));
    const { body } = await gateway.api.post<ProblemBody>('/v1/battles', { actors });
    expect(refused(body)).toHaveLength(50);
  });
});

describe('wrong values in a move', () => {
  const item = { cid: 'a', strategy: 'item', itemId: 'potion' };
  const instant = { cid: 'a', strategy: 'instant', abilityId: 'heal' };

  it.each<[string, unknown, string]>([
    ['no strategy', { cid: 'a', target: 'b' }, 'strategy'],
    ['an unknown strategy', { cid: 'a', strategy: 'wait' }, 'strategy'],
    ['a strategy that every object has', { cid: 'a', strategy: 'constructor' }, 'strategy'],
    ['a body that is a text', 'exchange', 'strategy'],
    ['no actor', { strategy: 'exchange', target: 'b' }, 'cid'],
    ['no target', { cid: 'a', strategy: 'exchange' }, 'target'],
    ['a list of targets to strike at', strike('a', 'b', { targets: ['b'] }), 'targets'],
    ['an item in a strike', strike('a', 'b', { itemId: 'potion' }), 'itemId'],
    ['an unknown zone', strike('a', 'b', { attackZone: 'nose' }), 'attackZone'],
    ['an unknown zone to guard', strike('a', 'b', { blockZone: 1 }), 'blockZone'],
    ['a feint that is no id', strike('a', 'b', { feintId: 'Low Blow' }), 'feintId'],
    ['a move id with a quote', strike('a', 'b', { moveId: '"' }), 'moveId'],
    ['a time of its own', strike('a', 'b', { deadline: 1 }), 'deadline'],
    ['no item', { cid: 'a', strategy: 'item' }, 'itemId'],
    ['an item with a zone', { ...item, attackZone: 'head' }, 'attackZone'],
    ['an item with a target', { ...item, target: 'b' }, 'target'],
    ['no targets at all', { ...item, targets: [] }, 'targets'],
    ['a target twice', { ...item, targets: ['b', 'b'] }, 'targets'],
    ['a target that is no id', { ...item, targets: ['b', 'a b'] }, 'targets'],
    ['too many targets', { ...item, targets: Array.from({ length: 65 }, (_, i) => `t${i}`) }, 'targets'],
    ['no ability', { cid: 'a', strategy: 'instant' }, 'abilityId'],
    ['an ability with an item', { ...instant, itemId: 'potion' }, 'itemId'],
    ['targets in an object', { ...instant, targets: { all: true } }, 'targets'],
  ])('refuses %s', async (_, request, path) => {
    const { status, body } = await gateway.api.post<ProblemBody>(`/v1/battles/${sid}/moves`, request);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(refused(body)).toContain(path);
    expect(await gateway.redis.exists(sessionKeys.registered(sid))).toBe(0);
  });
});

describe('wrong values elsewhere', () => {
  it.each([
    ['/v1/battles/a%20b', 'battleId'],
    ['/v1/battles/__proto__/log', 'battleId'],
    ['/v1/battles/x/actors/a%3Ab/target', 'cid'],
    ['/v1/battles/x/log?after=-1', 'after'],
    ['/v1/battles/x/log?after=1.5', 'after'],
    ['/v1/battles/x/log?after=one', 'after'],
    ['/v1/battles/x/log?limit=0', 'limit'],
    ['/v1/battles/x/log?limit=1001', 'limit'],
    ['/v1/battles/x/log?render=xx', 'render'],
    ['/v1/battles/x/log?before=3', 'before'],
    ['/v1/battles/x/log?after=1e400', 'after'],
    ['/v1/battles/x/log?after=1&after=2', 'after'],
    ['/v1/battles/x/log?render=%ff', 'render'],
    ['/v1/battles/x/events?after=x', 'after'],
    ['/v1/battles/x?seed=1', 'seed'],
    ['/v1/battles/x/result?render=en', 'render'],
    ['/v1/battles/x/actors/a/target?constructor=1', 'constructor'],
    ['/v1/content-packs?after=1', 'after'],
  ])('refuses GET %s', async (path, parameter) => {
    const { status, body } = await gateway.api.get<ProblemBody>(path);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(new Set(refused(body))).toEqual(new Set([parameter]));
  });

  it.each<[string, unknown, string]>([
    ['a target', { target: 'b' }, 'target'],
    ['a list', ['b'], 'body'],
    ['a text', 'b', 'body'],
  ])('refuses %s in the body where there should be none, and takes no target away', async (_, body, path) => {
    const duel = await aBattle(gateway.api);
    const answer = await gateway.api.post<ProblemBody>(`/v1/battles/${duel}/actors/a/target/pop`, body);
    expect([answer.status, refused(answer.body)]).toEqual([400, [path]]);
    expect(await gateway.combat.peekPlayerTarget(duel, 'a')).toBe('b');
  });

  it('refuses a Last-Event-ID that is no number', async () => {
    const answer = await fetch(`${gateway.api.url}/v1/battles/${sid}/events`, {
      headers: { 'last-event-id': 'abc' },
    });
    expect(answer.status).toBe(400);
    expect(refused((await answer.json()) as ProblemBody)).toEqual(['Last-Event-ID']);
  });
});

describe('requests that cannot be read', () => {
  const MIB = 1024 * 1024;
  const post = (text: string | Uint8Array, contentType?: string) =>
    gateway.api.postText<ProblemBody>('/v1/battles', text, contentType);

  const nested = (depth: number) => `{"actors":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const named = (name: Buffer) => Buffer.concat([Buffer.from('{"battleId":"'), name, Buffer.from('"}')]);

  it.each<[string, string | Uint8Array, string | undefined, number, string]>([
    ['bytes that are no UTF-8', named(Buffer.from([0xc3, 0x28])), undefined, 400, 'request/malformed'],
    ['half of a surrogate pair', named(Buffer.from([0xed, 0xa0, 0x80])), undefined, 400, 'request/malformed'],
    ['lists in lists in lists', nested(40), undefined, 400, 'request/malformed'],
    ['as many lists as fit', '['.repeat(MIB - 1), undefined, 400, 'request/malformed'],
    ['objects in objects', '{"a":'.repeat(100_000), undefined, 400, 'request/malformed'],
    ['lists that are deep, but not too deep', nested(20), undefined, 400, 'request/invalid'],
    [
      'brackets in a text',
      JSON.stringify({ battleId: '\\"['.repeat(99) }),
      undefined,
      400,
      'request/invalid',
    ],
    ['a number beyond all numbers', '{"answerTimeoutsMs":[1e400]}', undefined, 400, 'request/invalid'],
    ['a very large number', '{"answerTimeoutsMs":[1e308]}', undefined, 400, 'request/invalid'],
    ['JSON under another name', '{}', 'application/vnd.api+json', 415, 'request/unsupported-media-type'],
    ['no sensible type', '{}', 'x', 415, 'request/unsupported-media-type'],
    ['broken JSON', '{"actors":', undefined, 400, 'request/malformed'],
    ['no JSON at all', '', undefined, 400, 'request/malformed'],
    ['a prototype in JSON', '{"__proto__":{"battleId":"x"}}', undefined, 400, 'request/malformed'],
    ['a constructor in JSON', '{"constructor":{"prototype":{"x":1}}}', undefined, 400, 'request/malformed'],
    ['a form', 'battleId=x', 'application/x-www-form-urlencoded', 415, 'request/unsupported-media-type'],
    ['plain text', '{}', 'text/plain', 415, 'request/unsupported-media-type'],
    ['more than 1 MiB', `"${'x'.repeat(MIB)}"`, undefined, 413, 'request/too-large'],
  ])('refuses %s', async (_, text, contentType, status, code) => {
    const answer = await post(text, contentType);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('says what is wrong with bytes and depth, and what to do', async () => {
    const { body } = await post(nested(40));
    expect([body.detail, body.remedy]).toEqual([
      'The body is nested deeper than 32 levels.',
      expect.stringContaining('UTF-8 JSON'),
    ]);
  });

  it('refuses a body that says that it is compressed', async () => {
    const answer = await fetch(`${gateway.api.url}/v1/battles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: JSON.stringify({ actors: TWO_PLAYERS }),
    });
    const { code } = (await answer.json()) as ProblemBody;
    expect([answer.status, code]).toEqual([415, 'request/unsupported-media-type']);
  });

  it.each([
    [404, `/v1/battles/x/event?access_token=secret`],
    [400, `/v1/battles/%zz?access_token=secret`],
  ])('repeats in a refusal with %s no token from the URL', async (status, path) => {
    const answer = await gateway.api.get<ProblemBody>(path);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it.each([
    ['GET', '/v1/nothing', 404, 'request/unknown-route'],
    ['DELETE', '/v1/battles/x', 404, 'request/unknown-route'],
    ['GET', '/v1/battles/%zz', 400, 'request/malformed'],
  ])('refuses %s %s', async (method, path, status, code) => {
    const answer = await fetch(`${gateway.api.url}${path}`, { method });
    const body = (await answer.json()) as ProblemBody;
    expect([answer.status, body.status, body.code]).toEqual([status, status, code]);
  });
});

describe('a WebSocket that is asked for by HEAD', () => {
  it('is refused, and does not wait for ever', async () => {
    const { hostname, port } = new URL(gateway.api.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `HEAD /v1/battles/${sid}/socket HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
        'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    expect(await readText(socket)).toContain('HTTP/1.1 404 ');
  });
});

describe('what is no HTTP that can be read', () => {
  it.each([
    ['garbage', 'garbage\r\n\r\n', 400, 'request/malformed'],
    ['an unknown method', 'BREW /v1/battles HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'request/malformed'],
    ['a header without a name', 'GET / HTTP/1.1\r\nhost: a\r\n: x\r\n\r\n', 400, 'request/malformed'],
    ['a head without end', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, 'request/refused'],
  ])('is refused as everything is: %s', async (_, request, status, code) => {
    const { hostname, port } = new URL(gateway.api.url);
    const socket = connect(Number(port), hostname);
    socket.write(request);
    const [head = '', body = ''] = (await readText(socket)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});

describe('failures inside', () => {
  it('answers 500 without internals, and logs them', async () => {
    const broken = await aBattle(gateway.api);
    await gateway.redis.del(sessionKeys.log(broken));
    await gateway.redis.set(sessionKeys.log(broken), 'no list');
    const { status, body } = await gateway.api.get<ProblemBody>(`/v1/battles/${broken}/log`);
    expect([status, body.code]).toEqual([500, 'internal/error']);
    expect(JSON.stringify(body)).not.toContain('WRONGTYPE');
    await waitFor('the log line', () => gateway.service.output().includes('WRONGTYPE'));
  });
});
