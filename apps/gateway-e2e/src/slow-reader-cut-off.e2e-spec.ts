import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { scrape, waitFor } from '@melee/harness';
import { aBattle } from './support/battles.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';
import { GrpcClient } from './support/grpc-client.js';
import { appendSilently } from './support/logs.js';
import { SocketClient } from './support/socket-client.js';

const STALL_MS = 1500;
// More than what the buffers of the two sockets hold.
const ENTRIES = 20_000;
const PADDING = 'x'.repeat(3000);

let gateway: GatewayUnderTest;
let sid: string;
beforeAll(async () => {
  gateway = await startGateway({ STREAM_STALL_MS: String(STALL_MS) });
  sid = await aBattle(gateway.api);
  await appendSilently(gateway, sid, ENTRIES, PADDING);
});
afterAll(() => gateway.stop());

const subscribers = async () => (await scrape(gateway.service)).sum('melee_stream_subscribers');

/** Resolves when the gateway has begun to serve the one reader and then has given it up. */
async function givenUp(): Promise<void> {
  await waitFor('the reader to be served', async () => (await subscribers()) === 1);
  await waitFor('the reader to be given up', async () => (await subscribers()) === 0);
}

describe('a reader that takes nothing for too long', () => {
  it('of server-sent events is cut off, with the reason behind what it had not taken', async () => {
    const request = get(`${gateway.api.url}/v1/battles/${sid}/events`);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.pause();
    await givenUp();
    const pieces = await answer.setEncoding('utf8').toArray();
    const text = pieces.join('');
    expect(text.slice(text.indexOf('event: closing'))).toContain('"code":"stream/too-slow"');
    expect(text.length).toBeLessThan((ENTRIES * PADDING.length) / 2);
  });

  it('of server-sent events is not waited for for ever', async () => {
    const request = get(`${gateway.api.url}/v1/battles/${sid}/events`);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.pause();
    await givenUp();
    // It cannot be seen from here when the gateway closes the connection: that is in what a paused reader does not read.
    await sleep(2 * STALL_MS);
    await expect(answer.toArray()).rejects.toThrow('aborted');
  });

  it('of a socket is cut off with 1013', async () => {
    const client = await SocketClient.open(`${gateway.api.url}/v1/battles/${sid}/socket`);
    client.socket.pause();
    await givenUp();
    client.socket.resume();
    await expect(client.closed).resolves.toEqual({
      code: 1013,
      reason: expect.stringMatching(/^stream\/too-slow: /),
    });
    expect(client.entries.length).toBeLessThan(ENTRIES);
    expect(client.numbers()).toEqual(client.numbers().map((_, i) => i + 1));
  });

  it('of a call is cut off with RESOURCE_EXHAUSTED', async () => {
    const client = new GrpcClient(String(gateway.service.grpcAddress));
    const stream = client.follow({ battleId: sid });
    stream.stream.pause();
    await givenUp();
    stream.stream.resume();
    expect(await stream.cutOff()).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
      reason: 'stream/too-slow',
    });
    expect(stream.entries.length).toBeLessThan(ENTRIES);
    expect(stream.numbers()).toEqual(stream.numbers().map((_, i) => i + 1));
    const rest = client.follow({ battleId: sid, after: ENTRIES - 1 });
    await rest.has(2);
    rest.close();
    client.close();
  });
});
