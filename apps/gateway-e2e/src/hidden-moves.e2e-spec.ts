import { aBattle, commit, move, player, strike } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { GrpcClient } from './support/grpc-client.js';
import { asPlayer, asService, asSpectator, JWT_ENV } from './support/tokens.js';

/** Whatever an opponent does that is not for others to know must leave no trace in anything that they can read. */
let gateway: SharedGateway;
let sid: string;
const calls: GrpcClient[] = [];
beforeAll(async () => {
  gateway = await shareGateway({ ...JWT_ENV, STREAM_HEARTBEAT_MS: '100' });
  sid = await aBattle(
    gateway.api.as(asService()),
    [player('a', 'red'), player('b', 'blue'), player('c', 'blue')],
    {
      seed: 'the-very-secret-seed',
    },
  );
  const place = { price: { hit: 1 } };
  await commit(gateway.combat, sid, { handAdditions: [{ cid: 'a', feintId: 'power_attack', place }] });
});
afterAll(async () => {
  for (const client of calls) client.close();
  await gateway.stop();
});

const CALLERS = {
  'the player of the opponent': asPlayer('bob', 'b'),
  'a spectator': asSpectator(),
  'a player who fights for both sides’ strangers': asPlayer('cat', 'c'),
};
const PATHS = [
  ...['', '/log', '/log?render=en', '/result', '/replay'],
  ...['b', 'c', 'a'].flatMap((cid) => [`/actors/${cid}`, `/actors/${cid}/target`]),
];
const METHODS: readonly (readonly [string, object])[] = [
  ['GetBattle', {}],
  ['ReadLog', { render: 'en' }],
  ['GetResult', {}],
  ['GetReplay', {}],
  ...['b', 'c', 'a'].flatMap((cid): [string, object][] => [
    ['GetDashboard', { cid }],
    ['PeekTarget', { cid }],
  ]),
];

/** Everything that the bearer of a token can read about the battle, as text; without the time of the reading. */
async function readAll(token: string): Promise<Readonly<Record<string, string>>> {
  const rpc = new GrpcClient(String(gateway.service.grpcAddress), token);
  calls.push(rpc);
  const texts: Record<string, string> = {};
  for (const path of PATHS) {
    const { status, body } = await gateway.api.as(token).get<object>(`/v1/battles/${sid}${path}`);
    texts[`GET ${path}`] = JSON.stringify([status, { ...body, now: null }]);
  }
  for (const [method, message] of METHODS) {
    const answer = await rpc
      .call<object>(method, { battleId: sid, ...message })
      .catch((error: unknown) => ({ refused: String(error) }));
    texts[`${method} ${JSON.stringify(message)}`] = JSON.stringify({ ...answer, nowMs: null });
  }
  return texts;
}

/** All that an actor can do before anything of it is executed. */
async function actInSecret(): Promise<void> {
  const api = gateway.api.as(asPlayer('ann', 'a'));
  const feint = { feintId: 'power_attack', attackZone: 'head', moveId: 'm1' };
  const answers = [
    await move(api, sid, strike('a', 'b', feint)),
    await move(api, sid, { cid: 'a', strategy: 'item', itemId: 'potion', moveId: 'm2' }),
    await api.post(`/v1/battles/${sid}/actors/a/manoeuvre`, { target: 'c' }),
    await api.withKey('k').post(`/v1/battles/${sid}/actors/a/target/pop`, {}),
    await move(api, sid, strike('a', 'nobody')),
  ];
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 200, 409]);
}

it('leaves what others can read as it was, whoever they are and whichever way they ask', async () => {
  const tokens = Object.values(CALLERS);
  const streams = await Promise.all(
    tokens.map((token) =>
      EventClient.open(`${gateway.api.url}/v1/battles/${sid}/events?access_token=${token}`),
    ),
  );
  await Promise.all(streams.map((stream) => stream.has(1)));
  const before = await Promise.all(tokens.map(readAll));
  await actInSecret();
  expect(await Promise.all(tokens.map(readAll))).toEqual(before);
  // The player itself sees it, so there was something to see.
  const own = await readAll(asPlayer('ann', 'a'));
  expect(own['GET /actors/a']).toMatch(/"moveId":"m1".*"moveId":"m2"/);
  for (const stream of streams) {
    expect(stream.ids()).toEqual([1]);
    stream.close();
  }
  expect(JSON.stringify(before)).not.toContain('the-very-secret-seed');
});

it('gives an opponent who guesses a move id no other answer than one who makes one up', async () => {
  const api = gateway.api.as(CALLERS['the player of the opponent']);
  const withId = (moveId: string) => move<object>(api, sid, strike('b', 'nobody', { moveId }));
  const [guessed, madeUp] = [await withId('m1'), await withId('m9')];
  expect(guessed.status).toBe(409);
  expect([guessed.status, guessed.body]).toEqual([
    madeUp.status,
    JSON.parse(JSON.stringify(madeUp.body).replaceAll('m9', 'm1')),
  ]);
});
