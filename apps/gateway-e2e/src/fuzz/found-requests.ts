import type { FuzzRequest } from './requests.js';

/**
 * Requests that the service once answered otherwise than described, each with the operation that it is for. A seed
 * makes other requests as soon as the description changes; these stay.
 */
export const FOUND_REQUESTS: readonly {
  readonly what: string;
  readonly operationId: string;
  readonly request: FuzzRequest;
}[] = [
  {
    what: 'an id that is longer than a router likes',
    operationId: 'getBattle',
    request: { method: 'GET', target: `/v1/battles/${'a'.repeat(5000)}`, headers: {} },
  },
  {
    what: 'a body that is too large, where none is taken',
    operationId: 'popTarget',
    request: {
      method: 'POST',
      target: '/v1/battles/b1/actors/a/target/pop',
      headers: { 'content-type': 'application/json' },
      body: Buffer.alloc(1_100_000, ' '),
    },
  },
  {
    what: 'a wrong value in a body that may be left out',
    operationId: 'surrender',
    request: {
      method: 'POST',
      target: '/v1/battles/b1/actors/a/surrender',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"moveId":true}'),
    },
  },
  {
    what: 'a body that is no JSON, where none is taken',
    operationId: 'popTarget',
    request: {
      method: 'POST',
      target: '/v1/battles/b1/actors/a/target/pop',
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from('hello'),
    },
  },
];
