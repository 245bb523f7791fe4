import { once } from 'node:events';
import { connect } from 'node:net';
import { aBattle } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';

let gateway: GatewayUnderTest;

describe('a stopping gateway', () => {
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.stop());

  it('ends its streams, tells them to come back, and exits', async () => {
    const sid = await aBattle(gateway.api);
    const client = await EventClient.open(`${gateway.api.url}/v1/battles/${sid}/events`);
    await client.has(1);
    const exit = gateway.service.stop();
    await client.ended;
    expect(client.retries).toEqual([1000, 1000]);
    expect(client.closing).toMatchObject({ code: 'service/stopping', remedy: expect.any(String) });
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
