import { isRepeatable } from './repeatable.js';

describe('isRepeatable', () => {
  it.each<[boolean, Omit<RequestInit, 'body'> & { readonly body?: unknown }]>([
    [true, { method: 'GET' }],
    [true, { method: 'PUT', body: {} }],
    [true, { method: 'POST', headers: { 'Idempotency-Key': 'k' } }],
    [true, { method: 'POST', body: { moveId: 'm' } }],
    [true, { method: 'POST', body: { battleId: 'b' } }],
    [true, { method: 'POST', body: { moves: [{ moveId: 'm' }, { moveId: 'n' }] } }],
    [false, { method: 'POST' }],
    [false, { method: 'POST', body: { moveId: undefined } }],
    [false, { method: 'POST', body: { moves: [{ moveId: 'm' }, {}] } }],
    [false, { method: 'POST', body: { moves: [] } }],
    [false, { method: 'POST', headers: { 'last-event-id': '1' }, body: null }],
  ])('is %p for %j', async (expected, { body, ...init }) => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    expect(await isRepeatable(new Request('http://localhost/', { ...init, ...text }))).toBe(expected);
  });
});
