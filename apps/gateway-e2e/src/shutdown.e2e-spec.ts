import { once } from 'node:events';
import { connect } from 'node:net';
import { status } from '@grpc/grpc-js';
import { aBattle } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';
import { GrpcClient } from './support/grpc-client.js';
import { HealthWatch } from './support/health-watch.js';
import { SocketClient } from './support/socket-client.js';

describe('a stopping gateway', () => {
  let gateway: GatewayUnderTest;
  let rpc: GrpcClient;
  beforeEach(async () => {
    gateway = await startGateway();
    rpc = new GrpcClient(String(gateway.service.grpcAddress));
  });
  afterEach(async () => {
    rpc.close();
    await gateway.stop();
  });

  it('ends its streams, tells each in its own way to come back, and exits', async () => {
    const battleId = await aBattle(gateway.api);
    const url = `${gateway.api.url}/v1/battles/${battleId}`;
    const events = await EventClient.open(`${url}/events`);
    const socket = await SocketClient.open(`${url}/socket`);
    const call = rpc.follow({ battleId });
    const health = new HealthWatch(rpc.address);
    await Promise.all([events.has(1), socket.has(1), call.has(1), health.says('SERVING')]);

    const exit = gateway.service.stop();

    await health.says('NOT_SERVING');
    health.close();
    await events.ended;
    expect(events.retries).toEqual([1000, 1000]);
    expect(events.closing).toMatchObject({ code: 'service/stopping', remedy: expect.any(String) });
    expect(await socket.closed).toEqual({
      code: 1012,
      reason: expect.stringMatching(/^service\/stopping: /),
    });
    expect(await call.cutOff()).toMatchObject({
      code: status.UNAVAILABLE,
      reason: 'service/stopping',
      retryAfterS: 1,
    });
    await expect(exit).resolves.toEqual({ code: 0, signal: null });
  });

  it('does not wait for a client that has connected and asks nothing', async () => {
    const { hostname, port } = new URL(gateway.api.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const [exit] = await Promise.all([gateway.service.stop(), once(socket.resume(), 'close')]);
    expect(exit).toEqual({ code: 0, signal: null });
  });
});
