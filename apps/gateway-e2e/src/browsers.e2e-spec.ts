import { type GatewayUnderTest, shareGateway, startGateway } from './support/gateway-under-test.js';

const PAGE = 'https://play.example';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await startGateway({ CORS_ORIGINS: `${PAGE},http://localhost:5173` });
});
afterAll(() => gateway.stop());

const from = (origin: string, path = '/v1/content-packs', init: RequestInit = {}) =>
  fetch(gateway.api.url + path, {
    ...init,
    headers: { origin, ...(init.headers as Record<string, string>) },
  });

describe('pages of other origins', () => {
  it.each([PAGE, 'http://localhost:5173'])('may read answers when they come from %s', async (origin) => {
    const answer = await from(origin);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read refusals too, and are asked for no token before they may ask', async () => {
    const refusal = await from(PAGE, '/v1/battles/unknown');
    expect([refusal.status, refusal.headers.get('access-control-allow-origin')]).toEqual([404, PAGE]);
    const preflight = await from(PAGE, '/v1/battles', {
      method: 'OPTIONS',
      headers: {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it('are told nothing that is no problem document by OPTIONS that are no preflight', async () => {
    const answer = await fetch(`${gateway.api.url}/v1/battles`, { method: 'OPTIONS' });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  it('may not when they come from anywhere else', async () => {
    const answer = await from('https://evil.example');
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
  });

  it('may not at all unless it is set', async () => {
    const closed = await shareGateway();
    const answer = await fetch(`${closed.api.url}/v1/content-packs`, { headers: { origin: PAGE } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    await closed.stop();
  });
});

describe('security headers', () => {
  it.each(['/v1/content-packs', '/v1/battles/unknown', '/v1/nothing', '/docs'])(
    'stand on %s',
    async (path) => {
      const { headers } = await gateway.api.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    },
  );

  it('let the page at /docs load all that it needs from this server, and run no script of its own', async () => {
    const { body, headers } = await gateway.api.get<string>('/docs');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    // It would turn the addresses of scripts into https ones, which a development machine does not serve.
    expect(policy).not.toContain('upgrade-insecure-requests');
    const scripts = [...body.matchAll(/<script([^>]*)>([^<]*)</g)];
    expect(scripts.length).toBeGreaterThan(1);
    for (const [, attributes, text] of scripts) {
      expect(attributes).toMatch(/src="\.?\/?[^:"]+"/);
      expect(text?.trim()).toBe('');
    }
  });
});
