import type { FastifyRequest } from 'fastify';
import { isOfForeignPage } from './foreign-page.js';

const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers, host: 'melee.example:3000' }) as unknown as FastifyRequest;

describe('isOfForeignPage', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['GET', { 'sec-fetch-site': 'cross-site' }, false],
    ['PUT', { 'sec-fetch-site': 'same-origin' }, false],
    ['PUT', { 'sec-fetch-site': 'cross-site' }, true],
    ['PUT', { 'sec-fetch-site': 'same-site', origin: 'https://other.melee.example' }, true],
    // What a proxy makes of the host does not matter to a browser that says where its page is from.
    ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://public.example' }, false],
    ['POST', { origin: 'http://melee.example:3000' }, false],
    ['POST', { origin: 'http://melee.example' }, true],
    ['POST', { origin: 'null' }, true],
    ['DELETE', {}, false],
  ])('%s with %j: %s', (method, headers, expected) => {
    expect(isOfForeignPage(request(method, headers))).toBe(expected);
  });
});
