import { scrape, waitFor } from '@melee/harness';
import { aBattle, move, strike } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';

let gateway: GatewayUnderTest;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const ROUTE = '/v1/battles/:battleId';

it('tells of requests by route template and status, of its scripts, and of streams that are open', async () => {
  const sid = await aBattle(gateway.api);
  await move(gateway.api, sid, strike('a', 'b', { moveId: 'm1' }));
  await move(gateway.api, sid, strike('a', 'c'));
  await gateway.api.get(`/no/such/${sid}`);
  const client = await EventClient.open(`${gateway.api.url}/v1/battles/${sid}/events`);
  await client.has(1);

  const metrics = await scrape(gateway.service);
  const requests = (labels: Readonly<Record<string, string>>) =>
    metrics.sum('melee_http_request_duration_seconds_count', labels);
  expect(requests({ method: 'POST', route: '/v1/battles', status: '201' })).toBe(1);
  expect(requests({ method: 'POST', route: `${ROUTE}/moves`, status: '202' })).toBe(1);
  expect(requests({ status: '409' })).toBe(1);
  expect(requests({ route: 'unmatched', status: '404' })).toBe(1);
  expect(requests({ route: `${ROUTE}/events` })).toBeNull();
  expect(metrics.sum('melee_script_duration_seconds_count', { script: 'registerExchangeMove' })).toBe(2);
  expect(metrics.sum('melee_script_errors_total', { code: 'target/not-available' })).toBe(1);
  expect(metrics.sum('melee_stream_subscribers')).toBe(1);
  expect(metrics.sum('melee_webhook_deliveries_total', { outcome: 'given_up' })).toBe(0);

  client.close();
  await waitFor('the stream to be counted no more', async () => {
    return (await scrape(gateway.service)).sum('melee_stream_subscribers') === 0;
  });
});

it('gives each request an id: the caller’s, if it may stand in a log, else a new one', async () => {
  const idOf = async (sent?: string) => {
    const headers = sent === undefined ? {} : { 'x-request-id': sent };
    const answer = await fetch(`${gateway.api.url}/v1/battles/nowhere`, { headers });
    await answer.arrayBuffer();
    return answer.headers.get('x-request-id');
  };

  expect(await idOf('order-66')).toBe('order-66');
  const made = await idOf();
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
  expect(await idOf()).not.toBe(made);
  expect(await idOf('a "quoted" id')).toMatch(/^[0-9a-f-]{36}$/);
});
