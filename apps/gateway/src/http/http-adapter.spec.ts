import { httpAdapter } from './http-adapter.js';

it('waits for no request for ever: Fastify would, unless told', () => {
  const { requestTimeout, headersTimeout } = httpAdapter({
    host: '127.0.0.1',
    port: 0,
    trustedProxies: [],
    corsOrigins: [],
    docsPublic: true,
  }).getHttpServer();
  expect(requestTimeout).toBe(30_000);
  expect(headersTimeout).toBeGreaterThan(0);
});
