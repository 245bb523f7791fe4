import { COMBAT_NEWS } from '@melee/combat/dto';
import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle, anEvent, commit } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { appendSilently, HEARS_NEWS, LOOKS_FOR_NEWS, range } from './support/logs.js';

let gateway: SharedGateway;
const clients: EventClient[] = [];
const open = async (sid: string, query = '', lastEventId?: number) => {
  const client = await EventClient.open(`${gateway.api.url}/v1/battles/${sid}/events${query}`, lastEventId);
  clients.push(client);
  return client;
};
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

describe('a stream that hears the news', () => {
  beforeAll(async () => {
    gateway = await shareGateway(HEARS_NEWS);
  });
  afterAll(() => gateway.stop());

  it('brings the log from the start, then what happens, as entries with their numbers and types', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    await commit(gateway.combat, sid, { events: [anEvent(7), anEvent(8)] });
    const events = await client.has(3);
    expect(events.map(({ id, event }) => [id, event])).toEqual([
      [1, 'battle_started'],
      [2, 'log_cut'],
      [3, 'log_cut'],
    ]);
    expect(events.map(({ data }) => data)).toEqual(await gateway.combat.readLog(sid, 0, 10));
  });

  it('begins after the entry of `after`, and rather after that of Last-Event-ID', async () => {
    const sid = await aBattle(gateway.api);
    await commit(gateway.combat, sid, { events: range(1, 9).map(anEvent) });
    const [after, resumed] = [await open(sid, '?after=4'), await open(sid, '?after=4', 8)];
    await Promise.all([after.has(6), resumed.has(2)]);
    expect([after.ids(), resumed.ids()]).toEqual([range(5, 10), [9, 10]]);
  });

  it('brings lines for people in the language that is asked for', async () => {
    const sid = await aBattle(gateway.api);
    const [english, russian] = [await open(sid, '?render=en'), await open(sid, '?render=ru')];
    await Promise.all([english.has(1), russian.has(1)]);
    expect([english.events[0]?.data, russian.events[0]?.data]).toEqual([
      expect.objectContaining({ text: expect.stringContaining('The battle begins') }),
      expect.objectContaining({ text: expect.stringMatching(/[а-я]/) }),
    ]);
    expect(await gateway.api.get(`/v1/battles/${sid}/events?render=fr`)).toMatchObject({
      status: 400,
      body: { code: 'request/invalid' },
    });
  });

  it('brings more than a page of missed entries in order', async () => {
    const sid = await aBattle(gateway.api);
    await appendSilently(gateway, sid, 999);
    const client = await open(sid);
    await client.has(1000);
    expect(client.ids()).toEqual(range(1, 1000));
  });

  it('brings what was appended without news as soon as anything is heard', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    await appendSilently(gateway, sid, 3);
    await gateway.redis.publish(COMBAT_NEWS, JSON.stringify({ pattern: COMBAT_NEWS, data: { sid } }));
    await client.has(4);
    expect(client.ids()).toEqual(range(1, 4));
  });

  it('survives news that make no sense', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    for (const data of [null, 7, {}, { sid: 9 }, { sid, last: 1_000_000, status: 'finished' }]) {
      await gateway.redis.publish(COMBAT_NEWS, JSON.stringify({ pattern: COMBAT_NEWS, data }));
    }
    await commit(gateway.combat, sid, { events: [anEvent(1)] });
    await client.has(2);
    expect(client.ids()).toEqual([1, 2]);
  });

  it('brings everything to each of many readers, wherever they began', async () => {
    const sid = await aBattle(gateway.api);
    const early = [await open(sid), await open(sid)];
    await commit(gateway.combat, sid, { events: [anEvent(1)] });
    const late = await open(sid, '?after=1');
    for (let i = 0; i < 20; i += 1) await commit(gateway.combat, sid, { events: [anEvent(i)] });
    await Promise.all([...early.map((client) => client.has(22)), late.has(21)]);
    expect(early.map((client) => client.ids())).toEqual([range(1, 22), range(1, 22)]);
    expect(late.ids()).toEqual(range(2, 22));
  });

  it('goes on for the others when one reader leaves', async () => {
    const sid = await aBattle(gateway.api);
    const [leaving, staying] = [await open(sid), await open(sid)];
    await Promise.all([leaving.has(1), staying.has(1)]);
    leaving.close();
    await commit(gateway.combat, sid, { events: [anEvent(1)] });
    await staying.has(2);
    expect(staying.ids()).toEqual([1, 2]);
  });

  it('ends with the battle, and sends a client that comes back away', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await commit(gateway.combat, sid, { defeated: ['b'] });
    await client.ended;
    const last = client.events.at(-1);
    expect([last?.event, last?.data]).toEqual([
      'battle_finished',
      expect.objectContaining({ winner: 'red', reason: 'last_team_standing' }),
    ]);
    const again = await fetch(`${gateway.api.url}/v1/battles/${sid}/events`, {
      headers: { 'last-event-id': String(last?.id) },
    });
    expect(again.status).toBe(204);
  });

  it('brings the whole log of a finished battle and ends', async () => {
    const sid = await aBattle(gateway.api);
    await commit(gateway.combat, sid, { defeated: ['b'] });
    const client = await open(sid);
    await client.ended;
    expect(client.events.map(({ event }) => event)).toEqual(['battle_started', 'battle_finished']);
  });

  it('gives signs of life while nothing happens', async () => {
    const client = await open(await aBattle(gateway.api));
    await waitFor('two signs of life', () => client.comments >= 2);
    expect(client.ids()).toEqual([1]);
  });

  it('of an unknown battle is a 404 and no stream', async () => {
    const { status, headers, body } = await gateway.api.get<ProblemBody>('/v1/battles/unknown/events');
    expect([status, body.code]).toEqual([404, 'session/not-found']);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('a stream whose news are lost', () => {
  beforeAll(async () => {
    gateway = await shareGateway(LOOKS_FOR_NEWS);
  });
  afterAll(() => gateway.stop());

  it('brings what was appended in silence', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    await appendSilently(gateway, sid, 5);
    await client.has(6);
    expect(client.ids()).toEqual(range(1, 6));
  });

  it('ends when the records of the battle are gone', async () => {
    const sid = await aBattle(gateway.api);
    const client = await open(sid);
    await client.has(1);
    await gateway.redis.del(sessionKeys.meta(sid), sessionKeys.log(sid));
    await client.ended;
    expect(client.ids()).toEqual([1]);
    expect(client.closing).toMatchObject({ code: 'session/not-found' });
  });
});

describe('a stream that looks for news more often than it may be silent', () => {
  beforeAll(async () => {
    gateway = await shareGateway({ STREAM_RESYNC_MS: '50', STREAM_HEARTBEAT_MS: '300' });
  });
  afterAll(() => gateway.stop());

  it('gives signs of life', async () => {
    const client = await open(await aBattle(gateway.api));
    await waitFor('two signs of life', () => client.comments >= 2);
  });
});
