import { status } from '@grpc/grpc-js';
import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { aBattle, anEvent, commit } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { GrpcClient, type GrpcEvents } from './support/grpc-client.js';
import { appendSilently, HEARS_NEWS, LOOKS_FOR_NEWS, range } from './support/logs.js';

let gateway: SharedGateway;
let client: GrpcClient;
const streams: GrpcEvents[] = [];
const follow = (message: object) => {
  const stream = client.follow(message);
  streams.push(stream);
  return stream;
};
async function start(env: Readonly<Record<string, string>>): Promise<void> {
  gateway = await shareGateway(env);
  client = new GrpcClient(String(gateway.service.grpcAddress));
}
async function stop(): Promise<void> {
  client.close();
  await gateway.stop();
}
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

describe('a stream of events', () => {
  beforeAll(() => start(HEARS_NEWS));
  afterAll(stop);

  it('brings the log from where the client stands, then what happens, until the battle ends', async () => {
    const battleId = await aBattle(gateway.api);
    await appendSilently(gateway, battleId, 499);
    const [all, rest] = [follow({ battleId, render: 'en' }), follow({ battleId, after: 498 })];
    await Promise.all([all.has(500), rest.has(2)]);
    await commit(gateway.combat, battleId, { events: [anEvent(7)], defeated: ['b'] });
    expect(await Promise.all([all.ended, rest.ended])).toEqual([null, null]);
    expect([all.numbers(), rest.numbers()]).toEqual([range(1, 502), range(499, 502)]);
    expect(all.entries.at(-1)).toMatchObject({
      event: 'battleFinished',
      text: expect.stringContaining('red'),
    });
    expect(rest.entries.at(-1)).not.toHaveProperty('text');
    const told = follow({ battleId, after: 502 });
    expect([await told.ended, told.entries]).toEqual([null, []]);
  });

  it('gives signs of life with the last number', async () => {
    const stream = follow({ battleId: await aBattle(gateway.api) });
    await waitFor('two heartbeats', () => stream.heartbeats.length >= 2);
    expect([stream.heartbeats[0], stream.numbers()]).toEqual([1, [1]]);
  });
});

describe('a stream of events whose news are lost', () => {
  beforeAll(() => start(LOOKS_FOR_NEWS));
  afterAll(stop);

  it('brings what was appended in silence, and says when the records are gone', async () => {
    const battleId = await aBattle(gateway.api);
    const stream = follow({ battleId });
    await stream.has(1);
    await appendSilently(gateway, battleId, 5);
    await stream.has(6);
    await gateway.redis.del(sessionKeys.meta(battleId), sessionKeys.log(battleId));
    expect(await stream.cutOff()).toMatchObject({ code: status.NOT_FOUND, reason: 'session/not-found' });
    expect(stream.numbers()).toEqual(range(1, 6));
  });
});
