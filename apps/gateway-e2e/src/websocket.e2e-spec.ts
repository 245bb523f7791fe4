import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { WebSocket } from 'ws';
import { aBattle, anEvent, commit } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { appendSilently, HEARS_NEWS, LOOKS_FOR_NEWS, range } from './support/logs.js';
import { SocketClient, type SocketOptions } from './support/socket-client.js';
import { almostOver, asPlayer, asService, asSpectator, hs256, JWT_ENV } from './support/tokens.js';

let gateway: SharedGateway;
const clients: SocketClient[] = [];
const urlOf = (sid: string, query = '') => `${gateway.api.url}/v1/battles/${sid}/socket${query}`;
const open = async (sid: string, query = '', options: SocketOptions = {}) => {
  const client = await SocketClient.open(urlOf(sid, query), options);
  clients.push(client);
  return client;
};
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

describe('a socket', () => {
  beforeAll(async () => {
    gateway = await shareGateway(HEARS_NEWS);
  });
  afterAll(() => gateway.stop());

  it('brings the log from the start, then what happens, an entry a frame', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    await commit(gateway.combat, sid, { events: [anEvent(7), anEvent(8)] });
    await client.has(3);
    expect(client.entries).toEqual(await gateway.combat.readLog(sid, 0, 10));
  });

  it('goes on after the entry of `after`, over more than a page', async () => {
    const sid = await aBattle(gateway.api);
    await appendSilently(gateway, sid, 499);
    const client = await open(sid, '?after=3');
    await client.has(497);
    expect(client.numbers()).toEqual(range(4, 500));
  });

  it('brings lines for people, also about those who join later', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid, '?render=ru');
    await client.has(1);
    await gateway.api.post(`/v1/battles/${sid}/actors`, {
      cid: 'd',
      team: 'red',
      kind: 'player',
      template: 'warrior',
      name: 'Добрыня',
    });
    await commit(gateway.combat, sid, {
      events: [{ type: 'manoeuvred', actionId: 'x', cid: 'd', target: 'b' }],
    });
    const [, joined, manoeuvred] = await client.has(3);
    expect([joined?.text, manoeuvred?.text]).toEqual([
      expect.stringContaining('Добрыня'),
      expect.stringContaining('Добрыня'),
    ]);
  });

  it('closes with the battle, and at once for who knows all of it', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await commit(gateway.combat, sid, { defeated: ['b'] });
    await expect(client.closed).resolves.toEqual({ code: 1000, reason: 'The battle is finished.' });
    expect(client.entries.at(-1)).toMatchObject({ type: 'battle_finished', n: 2 });
    const again = await open(sid, '?after=2');
    await expect(again.closed).resolves.toMatchObject({ code: 1000 });
    expect(again.entries).toEqual([]);
  });

  it('gives signs of life with the last number, and pings', async () => {
    const client = await open(await aBattle(gateway.api));
    await waitFor('two heartbeats', () => client.heartbeats.length >= 2);
    expect([client.heartbeats[0], client.numbers()]).toEqual([1, [1]]);
    expect(client.pings).toBeGreaterThan(0);
  });

  it('is read only', async () => {
    const client = await open(await aBattle(gateway.api));
    client.socket.send('{"strategy":"exchange"}');
    await expect(client.closed).resolves.toEqual({
      code: 1003,
      reason: expect.stringContaining('over REST'),
    });
  });

  it('is refused by a problem document before the upgrade', async () => {
    const sid = await aBattle(gateway.api);
    expect(await SocketClient.refusal(urlOf('unknown'))).toMatchObject({
      status: 404,
      code: 'session/not-found',
    });
    expect(await SocketClient.refusal(urlOf(sid, '?after=-1&render=fr&x=1'))).toMatchObject({
      status: 400,
      code: 'request/invalid',
      errors: expect.arrayContaining([expect.objectContaining({ path: 'after' })]),
    });
    expect(await gateway.api.get(`/v1/battles/${sid}/socket`)).toMatchObject({
      status: 426,
      body: { code: 'request/upgrade-required' },
    });
  });

  it('is not opened where there is none: the path is answered as it always is', async () => {
    const sid = await aBattle(gateway.api);
    const socket = new WebSocket(`${gateway.api.url.replace('http', 'ws')}/v1/battles/${sid}/log`);
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    answer.destroy();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('application/json'),
    ]);
  });

  it('leaves other upgrades alone: their requests are answered as if they had offered none', async () => {
    const sid = await aBattle(gateway.api);
    const { hostname, port } = new URL(gateway.api.url);
    const body = JSON.stringify({ cid: 'a', strategy: 'exchange', target: 'b', moveId: 'm1' });
    const socket = connect(Number(port), hostname);
    const heads: string[] = [];
    socket.setEncoding('utf8').on('data', (text: string) => heads.push(text));
    const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
    socket.write(
      `POST /v1/battles/${sid}/moves HTTP/1.1\r\nHost: x\r\n${offer}` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await waitFor('an answer', () => heads.join('').includes('registered'));
    expect(heads[0]).toMatch(/^HTTP\/1\.1 202 /);
    socket.destroy();
  });
});

describe('a socket whose news are lost', () => {
  beforeAll(async () => {
    gateway = await shareGateway(LOOKS_FOR_NEWS);
  });
  afterAll(() => gateway.stop());

  it('brings what was appended in silence, and closes when the records are gone', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    await appendSilently(gateway, sid, 5);
    await client.has(6);
    await gateway.redis.del(sessionKeys.meta(sid), sessionKeys.log(sid));
    await expect(client.closed).resolves.toEqual({
      code: 1008,
      reason: expect.stringMatching(/^session\/not-found: /),
    });
    expect(client.numbers()).toEqual(range(1, 6));
  });
});

describe('a socket of a gateway that asks for tokens', () => {
  let sid: string;
  beforeAll(async () => {
    gateway = await shareGateway(JWT_ENV);
    sid = await aBattle(gateway.api.as(asService()));
  });
  afterAll(() => gateway.stop());

  it('takes a token in a header, in the query, and among the subprotocols', async () => {
    const token = asSpectator();
    const ways = [
      await open(sid, '', { headers: { authorization: `Bearer ${token}` } }),
      await open(sid, `?access_token=${token}`),
      await open(sid, '', { protocols: ['melee.v1', `bearer.${asPlayer('ann', 'a')}`] }),
    ];
    await Promise.all(ways.map((client) => client.has(1)));
    expect(ways.map(({ socket }) => socket.protocol)).toEqual(['', '', 'melee.v1']);
  });

  it('is closed when the token ends', async () => {
    const token = hs256({ sub: 'ann', role: 'spectator', ...almostOver() });
    const client = await open(sid, `?access_token=${token}`);
    await client.has(1);
    await expect(client.closed).resolves.toEqual({
      code: 3000,
      reason: expect.stringMatching(/^auth\/unauthenticated: /),
    });
  });

  it('is refused without one, and for another battle', async () => {
    expect(await SocketClient.refusal(urlOf(sid))).toMatchObject({
      status: 401,
      code: 'auth/unauthenticated',
    });
    const token = hs256({ sub: 'eve', role: 'spectator', battles: ['another'] });
    expect(await SocketClient.refusal(urlOf(sid, `?access_token=${token}`))).toMatchObject({
      status: 403,
      code: 'auth/forbidden',
    });
  });
});
