import { credentials, loadPackageDefinition, type ServiceClientConstructor } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { type RedisServer, startRedis } from '@melee/harness';
import { aBattle, anEvent, commit, move, strike } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type GatewayUnderTest, randomId, startGatewayOn } from './support/gateway-under-test.js';
import { GrpcClient } from './support/grpc-client.js';
import { appendSilently, NEVER_MS, range } from './support/logs.js';
import { SocketClient } from './support/socket-client.js';

let redis: RedisServer;
let gateways: readonly [GatewayUnderTest, GatewayUnderTest];
const calls: GrpcClient[] = [];
const grpcOf = ({ service }: GatewayUnderTest) => {
  const client = new GrpcClient(String(service.grpcAddress));
  calls.push(client);
  return client;
};

beforeEach(async () => {
  redis = await startRedis();
  // One set of queues for both; and nothing is found by looking for it.
  const env = { QUEUE_PREFIX: `{${randomId('pair')}}`, STREAM_RESYNC_MS: NEVER_MS };
  gateways = await Promise.all([startGatewayOn(redis.url, env), startGatewayOn(redis.url, env)]);
});
afterEach(async () => {
  for (const client of calls.splice(0)) client.close();
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await redis.stop();
});

const urlOf = ({ api }: GatewayUnderTest, sid: string, rest: string) => `${api.url}/v1/battles/${sid}${rest}`;

it('clients of one gateway see the moves made through the other, whichever way they ask', async () => {
  const [one, other] = gateways;
  const sid = await aBattle(one.api);
  const rpc = grpcOf(other);
  const followers = [
    await EventClient.open(urlOf(other, sid, '/events')),
    await SocketClient.open(urlOf(other, sid, '/socket')),
    rpc.follow({ battleId: sid }),
  ] as const;
  const [events, socket, stream] = followers;
  await Promise.all(followers.map((follower) => follower.has(1)));

  await move(one.api, sid, strike('a', 'b', { moveId: 'm1' }));
  expect(await rpc.call('GetDashboard', { battleId: sid, cid: 'a' })).toMatchObject({
    hero: { waitingMoves: [{ moveId: 'm1', strike: { target: 'b' } }] },
  });
  const back = { moveId: 'm2', exchange: { target: 'a' } };
  await rpc.call('DeclareMove', { battleId: sid, cid: 'b', move: back });
  const { body } = await one.api.get(`/v1/battles/${sid}/actors/b`);
  expect(body).toMatchObject({ hero: { waitingMoves: [{ moveId: 'm2', target: 'a' }] } });

  // As the Executor commits the exchange; the two moves are cancelled then.
  await commit(one.combat, sid, { steps: 1, events: [anEvent(1)], defeated: ['b'] });
  await Promise.all([events.ended, socket.closed, stream.ended]);
  expect([events.ids(), socket.numbers(), stream.numbers()]).toEqual([range(1, 5), range(1, 5), range(1, 5)]);
  for (const client of [events, socket, stream]) client.close();
});

it('a client of a gateway that is killed goes on at the other, without loss or repeat', async () => {
  const [one, other] = gateways;
  const sid = await aBattle(other.api);
  const before = [
    await EventClient.open(urlOf(one, sid, '/events')),
    await SocketClient.open(urlOf(one, sid, '/socket')),
    grpcOf(one).follow({ battleId: sid }),
  ] as const;
  await commit(other.combat, sid, { events: range(2, 5).map(anEvent) });
  await Promise.all(before.map((client) => client.has(5)));

  one.service.signal('SIGKILL');
  const [events, socket, stream] = before;
  await Promise.allSettled([events.ended, socket.closed, stream.ended]);
  await commit(other.combat, sid, { events: [anEvent(6)] });
  // Of this nobody is told.
  await appendSilently(other, sid, 4);

  const seen = [
    Number(events.ids().at(-1)),
    Number(socket.numbers().at(-1)),
    Number(stream.numbers().at(-1)),
  ];
  const [id = 0, after = 0, last = 0] = seen;
  const again = [
    await EventClient.open(urlOf(other, sid, '/events'), id),
    await SocketClient.open(urlOf(other, sid, `/socket?after=${after}`)),
    grpcOf(other).follow({ battleId: sid, after: last }),
  ] as const;
  await commit(other.combat, sid, { defeated: ['b'] });
  await Promise.all([again[0].ended, again[1].closed, again[2].ended]);
  const all = [
    [...events.ids(), ...again[0].ids()],
    [...socket.numbers(), ...again[1].numbers()],
    [...stream.numbers(), ...again[2].numbers()],
  ];
  expect(all).toEqual([range(1, 11), range(1, 11), range(1, 11)]);
});

describe('gRPC reflection', () => {
  interface ReflectionAnswer {
    readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
    readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
  }
  /** Asks once; by the standard's own words. */
  async function ask(address: string, question: object): Promise<ReflectionAnswer> {
    const { grpc } = loadPackageDefinition(
      loadSync('reflection.proto', { includeDirs: [`${__dirname}/support`], defaults: false }),
    ) as unknown as {
      readonly grpc: {
        readonly reflection: { readonly v1: { readonly ServerReflection: ServiceClientConstructor } };
      };
    };
    const client = new grpc.reflection.v1.ServerReflection(address, credentials.createInsecure());
    const method = grpc.reflection.v1.ServerReflection.service['ServerReflectionInfo'];
    if (method === undefined) throw new Error('Reflection has no method.');
    try {
      return await new Promise<ReflectionAnswer>((resolve, reject) => {
        const stream = client.makeBidiStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
        );
        stream.once('data', (answer: ReflectionAnswer) => resolve(answer));
        stream.once('error', reject);
        stream.end(question);
      });
    } finally {
      client.close();
    }
  }

  it('lists the service and gives its description', async () => {
    const address = String(gateways[0].service.grpcAddress);
    const { listServicesResponse } = await ask(address, { listServices: '' });
    expect(listServicesResponse?.service.map(({ name }) => name)).toContain('melee.combat.v1.CombatService');
    const { fileDescriptorResponse } = await ask(address, {
      fileContainingSymbol: 'melee.combat.v1.CombatService.StreamEvents',
    });
    expect(Buffer.concat([...(fileDescriptorResponse?.fileDescriptorProto ?? [])]).toString()).toContain(
      'StreamEventsRequest',
    );
  });
});
