import { type LogEntry, MeleeError } from '@melee/client';
import { freePort, waitFor } from '@melee/harness';
import { aBattle, anEvent, commit } from './support/battles.js';
import { type SharedGateway, shareGateway, startGatewayOn } from './support/gateway-under-test.js';
import { almostOver, asService, asSpectator, hs256, JWT_ENV } from './support/tokens.js';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('the typed client', () => {
  let gateway: SharedGateway;
  let port: string;
  beforeAll(async () => {
    port = String(await freePort());
    gateway = await shareGateway();
  });
  afterAll(() => gateway.stop());

  /** Adds so many entries to the log. */
  const happen = (sid: string, count: number) =>
    commit(gateway.combat, sid, { events: range(1, count).map(anEvent) });
  const finish = (sid: string) => commit(gateway.combat, sid, { defeated: ['b'] });

  async function numbersOf(entries: AsyncIterable<LogEntry>): Promise<number[]> {
    const numbers: number[] = [];
    for await (const { n } of entries) numbers.push(n);
    return numbers;
  }

  it('plays a move and reads what is answered, by types that the description gives', async () => {
    const sid = await aBattle(gateway.api);
    const params = { path: { battleId: sid } };
    const { melee } = gateway.api;
    const body = { cid: 'a', strategy: 'exchange', target: 'b', moveId: 'm1' } as const;
    const first = await melee.post('/v1/battles/{battleId}/moves', { params, body });
    expect(first).toMatchObject({ moveId: 'm1', outcome: 'registered', deadline: expect.any(Number) });
    const again = await melee.post('/v1/battles/{battleId}/moves', { params, body });
    expect(again.outcome).toBe('duplicate');
    const view = await melee.get('/v1/battles/{battleId}', { params });
    expect(view.teams).toEqual({ red: ['a'], blue: ['b'] });
  });

  it('says by its stable code what is refused', async () => {
    const { melee } = gateway.api;
    const unknown = melee.get('/v1/battles/{battleId}', { params: { path: { battleId: 'nowhere' } } });
    await expect(unknown).rejects.toBeInstanceOf(MeleeError);
    await expect(unknown).rejects.toMatchObject({
      code: 'session/not-found',
      status: 404,
      path: 'GET /v1/battles/nowhere',
      details: { sid: 'nowhere' },
    });
    for (const transport of ['sse', 'websocket'] as const) {
      const entries = melee.followBattle('nowhere', { transport });
      await expect(entries.next()).rejects.toMatchObject({ code: 'session/not-found' });
    }
  });

  it.each(['sse', 'websocket'] as const)(
    'follows a battle by %s across a gateway that is killed in the middle, without loss or repeat',
    async (transport) => {
      const { host, port: redisPort } = gateway.redis.options;
      const redisUrl = `redis://${String(host)}:${String(redisPort)}`;
      const first = await startGatewayOn(redisUrl, { HTTP_PORT: port });
      const sid = await aBattle(first.api);
      const entries = first.api.melee.followBattle(sid, { transport });
      await happen(sid, 4);
      const seen: number[] = [];
      while (seen.length < 3) seen.push(((await entries.next()).value as LogEntry).n);
      first.service.signal('SIGKILL');
      await first.service.exited;
      await happen(sid, 5);
      const second = await startGatewayOn(redisUrl, { HTTP_PORT: port });
      try {
        await happen(sid, 2);
        await finish(sid);
        seen.push(...(await numbersOf(entries)));
      } finally {
        await second.stop();
        await first.stop();
      }
      const log = await gateway.combat.readLog(sid, 0, 100);
      expect(seen).toEqual(range(1, log.length));
      expect(log.at(-1)?.type).toBe('battle_finished');
    },
  );

  it.each(['sse', 'websocket'] as const)(
    'follows a battle by %s beyond the end of its token, when it is given another',
    async (transport) => {
      const guarded = await shareGateway(JWT_ENV);
      const sid = await aBattle(guarded.api.as(asService()));
      const brief = hs256({ sub: 'ann', role: 'spectator', ...almostOver() });
      const token = jest.fn<string, []>(() => asSpectator('ann')).mockReturnValueOnce(brief);
      const entries = guarded.api.melee.followBattle(sid, { transport, token });
      expect((await entries.next()).value).toMatchObject({ n: 1 });
      const next = entries.next();
      await waitFor('the client to ask for another token', () => token.mock.calls.length > 1);
      await commit(guarded.combat, sid, { defeated: ['b'] });
      expect((await next).value).toMatchObject({ n: 2 });
      await entries.return();
      await guarded.stop();
    },
  );
});
