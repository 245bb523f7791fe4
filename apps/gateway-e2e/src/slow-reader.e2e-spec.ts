import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { sessionKeys } from '@melee/combat/repository';
import { type RedisServer, startRedis, waitFor } from '@melee/harness';
import { aBattle, anEvent } from './support/battles.js';
import { type GatewayUnderTest, startGatewayOn } from './support/gateway-under-test.js';

// More than what the buffers of the two sockets hold.
const ENTRIES = 20_000;
const PADDING = 'x'.repeat(3000);
const PAGES = ENTRIES / 200;

let server: RedisServer;
let gateway: GatewayUnderTest;
beforeAll(async () => {
  // A Redis of its own, because its reads are counted.
  server = await startRedis();
  gateway = await startGatewayOn(server.url);
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

async function appendMuch(sid: string): Promise<void> {
  for (let from = 2; from <= ENTRIES; from += 1000) {
    const numbers = Array.from({ length: Math.min(1000, ENTRIES + 1 - from) }, (_, i) => from + i);
    const entries = numbers.map((n) => JSON.stringify({ n, at: 1, ...anEvent(n), text: PADDING }));
    await gateway.redis.rpush(sessionKeys.log(sid), ...entries);
  }
}

async function pagesRead(): Promise<number> {
  const stats = await gateway.redis.info('commandstats');
  return Number(/cmdstat_lrange:calls=(\d+)/.exec(stats)?.[1] ?? 0);
}

/** The reads so far, once they do not grow any more. */
async function pagesReadAtRest(): Promise<number> {
  let before = -1;
  const atRest = async () => {
    const now = await pagesRead();
    const isAtRest = now > 0 && now === before;
    before = now;
    return isAtRest;
  };
  await waitFor('the gateway to stop reading', atRest, { intervalMs: 300 });
  return before;
}

async function openPaused(sid: string): Promise<IncomingMessage> {
  const request = get(`${gateway.api.url}/v1/battles/${sid}/events`);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return answer.pause();
}

async function countEntries(answer: IncomingMessage, last: number): Promise<number[]> {
  const ids: number[] = [];
  let rest = '';
  for await (const piece of answer.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('id: ')) ids.push(Number(line.slice(4)));
    if (ids.at(-1) === last) break;
  }
  return ids;
}

it('reads no further ahead than a slow client takes, and brings everything when it goes on', async () => {
  const sid = await aBattle(gateway.api);
  await appendMuch(sid);
  const answer = await openPaused(sid);
  expect(await pagesReadAtRest()).toBeLessThan(PAGES / 2);
  const ids = await countEntries(answer, ENTRIES);
  expect(ids).toHaveLength(ENTRIES);
  expect(ids.every((id, i) => id === i + 1)).toBe(true);
});
