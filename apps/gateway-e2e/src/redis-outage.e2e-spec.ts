import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RedisServer, startRedis, waitFor } from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle, anEvent, type BattleBody, commit, move, strike } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type GatewayUnderTest, startGatewayOn } from './support/gateway-under-test.js';

let dataDir: string;
let port: number;
let server: RedisServer;
let gateway: GatewayUnderTest;

const start = () => startRedis({ dataDir, port, persistence: 'appendonly' });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'melee-gateway-e2e-'));
  port = await freePort();
  server = await start();
  gateway = await startGatewayOn(server.url, { STREAM_RESYNC_MS: '60000' });
  // The test's own connection breaks too, and says so.
  gateway.redis.on('error', () => undefined);
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('answers 503 while Redis is away, then works on, and its streams with it', async () => {
  const sid = await aBattle(gateway.api);
  const client = await EventClient.open(`${gateway.api.url}/v1/battles/${sid}/events`);
  await client.has(1);
  await server.stop();

  const refused = await move<ProblemBody>(gateway.api, sid, strike('a', 'b', { moveId: 'm1' }));
  expect([refused.status, refused.body.code]).toEqual([503, 'service/unavailable']);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect((await fetch(`${gateway.service.healthUrl}/readyz`)).status).toBe(503);

  server = await start();
  await gateway.service.ready();
  const again = await move(gateway.api, sid, strike('a', 'b', { moveId: 'm1' }));
  expect(again.status).toBe(202);
  const { body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
  expect(body).toMatchObject({ battleId: sid, status: 'active' });

  await waitFor('the test to reach Redis', () => gateway.redis.status === 'ready');
  // The transport subscribes again by itself: each commit is news, and one of them is heard.
  await waitFor('the stream to go on', async () => {
    await commit(gateway.combat, sid, { events: [anEvent(1)] });
    return client.events.length > 1;
  });
  expect(client.ids()).toEqual(client.ids().map((_, i) => i + 1));
  client.close();
});
