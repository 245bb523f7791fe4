import { type RedisServer, startRedis, waitFor } from '@melee/harness';
import type { Answer, Api, ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, move, strike } from './support/battles.js';
import { type GatewayUnderTest, randomId, startGatewayOn } from './support/gateway-under-test.js';
import { asPlayer, asService, asSpectator, JWT_ENV } from './support/tokens.js';

const LIMIT = 8;
const BATTLE_LIMIT = 12;
const LIMITS = { RATE_LIMIT_CALLER_PER_S: String(LIMIT), RATE_LIMIT_BATTLE_PER_S: String(BATTLE_LIMIT) };

let server: RedisServer;
let gateways: readonly GatewayUnderTest[];
let sid: string;
beforeAll(async () => {
  server = await startRedis();
  const start = () => startGatewayOn(server.url, { ...JWT_ENV, ...LIMITS });
  gateways = await Promise.all([start(), start()]);
  sid = await aBattle(apis(asService())[0]);
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

function apis(token: string): readonly [Api, Api] {
  const [one, other] = gateways;
  if (one === undefined || other === undefined) throw new Error('There are two gateways.');
  return [one.api.as(token), other.api.as(token)];
}

type Requests = () => Promise<readonly Answer<ProblemBody>[]>;

/**
 * Makes requests until all have been answered within one second from the first: its count begins with the first
 * request, so they have been counted together. Each attempt is to be made by callers of its own.
 */
function withinOneSecond(attempt: Requests): ReturnType<Requests> {
  return waitFor('an attempt that takes less than a second', async () => {
    const begin = performance.now();
    const answers = await attempt();
    return performance.now() - begin < 950 && answers;
  });
}

const ask = (api: Api, times: number, battle = sid) =>
  Array.from({ length: times }, () => api.get<ProblemBody>(`/v1/battles/${battle}`));
const passed = (answers: readonly Answer<unknown>[]) => answers.filter(({ status }) => status === 200).length;

it('counts the requests of a caller over all gateways', async () => {
  const answers = await withinOneSecond(() => {
    const [one, other] = apis(asSpectator(randomId('eve')));
    return Promise.all([...ask(one, LIMIT), ...ask(other, LIMIT)]);
  });
  expect(passed(answers)).toBe(LIMIT);
  const refused = answers.find(({ status }) => status !== 200);
  expect([refused?.status, refused?.body.code]).toEqual([429, 'limits/too-many-requests']);
  expect(refused?.headers.get('retry-after')).toBe('1');
});

it('does not let one caller use up what is another one’s, and forgives after a second', async () => {
  const [eve, bob] = [apis(asSpectator(randomId('eve')))[0], apis(asSpectator(randomId('bob')))[0]];
  await waitFor('a refusal', async () => passed(await Promise.all(ask(eve, LIMIT * 2))) < LIMIT * 2);
  expect((await bob.get('/v1/content-packs')).status).toBe(200);
  await waitFor('the end of the second', async () => (await eve.get('/v1/content-packs')).status === 200);
});

it('counts no service unless told to', async () => {
  const [one] = apis(asService());
  expect(passed(await Promise.all(ask(one, BATTLE_LIMIT * 3)))).toBe(BATTLE_LIMIT * 3);
});

it('counts the requests of all players to one battle', async () => {
  const answers = await withinOneSecond(async () => {
    const battle = await aBattle(apis(asService())[0]);
    const callers = ['a', 'b', 'c', 'd'].map((cid) => apis(asPlayer(randomId(cid), cid)));
    return Promise.all(callers.flatMap(([one, other]) => [...ask(one, 2, battle), ...ask(other, 2, battle)]));
  });
  expect(passed(answers)).toBe(BATTLE_LIMIT);
});

it('limits whoever needs no token by his address, which only a trusted proxy may tell', async () => {
  const open = (proxies: string) =>
    startGatewayOn(server.url, {
      AUTH_MODE: 'off',
      RATE_LIMIT_SERVICE_PER_S: '1',
      TRUSTED_PROXIES: proxies,
    });
  const askFrom = async (gateway: GatewayUnderTest) => {
    const addresses = Array.from({ length: 4 }, (_, i) => `198.51.${process.pid % 250}.${i + 1}`);
    const answers = await Promise.all(
      addresses.map((address) =>
        fetch(`${gateway.api.url}/v1/content-packs`, { headers: { 'x-forwarded-for': address } }),
      ),
    );
    return answers.map(({ status }) => status);
  };
  const [behindProxy, alone] = await Promise.all([open('127.0.0.1,::1'), open('')]);
  expect(await askFrom(behindProxy)).toEqual([200, 200, 200, 200]);
  await waitFor('a refusal', async () => (await askFrom(alone)).includes(429));
  await Promise.all([behindProxy.stop(), alone.stop()]);
});

it('answers 503 and nothing else while Redis is away', async () => {
  const away = await startRedis();
  const gateway = await startGatewayOn(away.url, { ...JWT_ENV, ...LIMITS });
  gateway.redis.on('error', () => undefined);
  const battle = await aBattle(gateway.api.as(asService()));
  const player = gateway.api.as(asPlayer('ann', 'a'));
  expect((await player.get<BattleBody>(`/v1/battles/${battle}`)).status).toBe(200);
  await away.stop();
  for (let i = 0; i < 2; i += 1) {
    const { status, body } = await move<ProblemBody>(player, battle, strike('a', 'b'));
    expect([status, body.code]).toEqual([503, 'service/unavailable']);
  }
  await gateway.stop();
});
