import { QUEUES } from '@melee/combat/messaging';
import { aBattle } from './support/battles.js';
import {
  type GatewayUnderTest,
  type SharedGateway,
  shareGateway,
  startGateway,
} from './support/gateway-under-test.js';
import {
  asAdmin,
  asPlayer,
  asService,
  asSpectator,
  hs256,
  JWT_ENV,
  secondsFromNow,
} from './support/tokens.js';

const BOARD = '/admin/queues/';
/** For so long a token counts after its end, unless configured otherwise. */
const CLOCK_TOLERANCE_S = 5;
const QUEUES_API = '/admin/queues/api/queues';

interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ask = (gateway: SharedGateway, path: string, { method = 'GET', token, headers = {} }: Asked = {}) =>
  fetch(`${String(gateway.service.httpUrl)}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
  });

const problemOf = async (answer: Response) => (await answer.json()) as { code: string; detail: string };

/** The cookie of an answer, as a browser sends it back, and what it may do with it. */
function cookieOf(answer: Response): { readonly cookie: string; readonly attributes: readonly string[] } {
  const [cookie = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ');
  return { cookie, attributes };
}

describe('the queues, for admins', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGateway({ ...JWT_ENV, QUEUE_BOARD: 'full' });
  });
  afterAll(() => gateway.stop());

  const login = async (token = asAdmin()) => {
    const answer = await ask(gateway, '/admin/session', { method: 'POST', token });
    return { answer, ...cookieOf(answer) };
  };

  it.each([
    ['a player', () => asPlayer('ann', 'a')],
    ['a spectator', () => asSpectator()],
    ['a service', () => asService()],
    ['an admin of one battle', () => hs256({ sub: 'root', role: 'admin', battles: ['arena-1'] })],
  ])('are refused to %s, page, API, parts and session', async (_who, tokenOf) => {
    const token = tokenOf();
    for (const path of [BOARD, QUEUES_API, '/admin/queues/static/images/logo.svg', '/admin/queues/queue/x']) {
      const answer = await ask(gateway, path, { token });
      expect([path, answer.status, (await problemOf(answer)).code]).toEqual([path, 403, 'auth/forbidden']);
    }
    const session = await login(token);
    expect([session.answer.status, session.cookie]).toEqual([403, '']);
  });

  it('are refused to whoever shows no token, or a wrong one', async () => {
    for (const asked of [{}, { token: 'x.y.z' }, { headers: { cookie: 'melee_admin=guessed' } }]) {
      const answer = await ask(gateway, QUEUES_API, asked);
      expect([answer.status, (await problemOf(answer)).code]).toEqual([401, 'auth/unauthenticated']);
    }
    const inUrl = await ask(gateway, `${QUEUES_API}?access_token=${asAdmin()}`);
    expect(inUrl.status).toBe(401);
  });

  it('are listed to a program with the token of an admin', async () => {
    await aBattle(gateway.api.as(asService()));
    const answer = await ask(gateway, QUEUES_API, { token: asAdmin() });
    expect(answer.status).toBe(200);
    const { queues } = (await answer.json()) as { queues: readonly { readonly name: string }[] };
    expect(queues.map(({ name }) => name).sort()).toEqual(
      [...Object.values(QUEUES), 'combat-webhooks'].sort(),
    );
  });

  it('send a person without a session to the page that takes a token', async () => {
    const answer = await ask(gateway, BOARD, { headers: { accept: 'text/html,*/*' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/login']);
    const page = await ask(gateway, '/admin/login');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<script src="login.js"></script>');
    expect((await ask(gateway, '/admin/login.js')).headers.get('content-type')).toContain('text/javascript');
  });

  it('are shown to a browser that has got a cookie for the token, which is of no other use', async () => {
    const { answer, cookie, attributes } = await login();
    expect(answer.status).toBe(204);
    expect(attributes).toEqual(
      expect.arrayContaining([
        'Path=/admin',
        'HttpOnly',
        'SameSite=Strict',
        expect.stringMatching(/^Max-Age=30[0-5]$/),
      ]),
    );
    const page = await ask(gateway, BOARD, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain('<base href="/admin/queues/"');
    const script = /src="(static\/js\/main\.[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await ask(gateway, `${BOARD}${script}`, { headers: { cookie } })).status).toBe(200);
    expect((await ask(gateway, QUEUES_API, { headers: { cookie } })).status).toBe(200);

    const value = cookie.split('=')[1] ?? '';
    expect((await ask(gateway, QUEUES_API, { token: value })).status).toBe(401);
    expect((await ask(gateway, '/v1/battles', { headers: { cookie } })).status).toBe(401);
    const keys = await gateway.redis.keys('combat:admin-session:*');
    expect(keys.join(' ')).not.toContain(value);
  });

  it('are shown no longer than the token is good, nor than the setting says', async () => {
    const soon = await login(hs256({ sub: 'root', role: 'admin', exp: secondsFromNow(60) }));
    const late = await login(hs256({ sub: 'root', role: 'admin', exp: secondsFromNow(36_000) }));
    const maxAge = ({ attributes }: { readonly attributes: readonly string[] }) =>
      Number(attributes.find((one) => one.startsWith('Max-Age='))?.slice('Max-Age='.length));
    expect(maxAge(soon)).toBeLessThanOrEqual(60 + CLOCK_TOLERANCE_S);
    expect(maxAge(late)).toBe(900);
    const lifetimes = await Promise.all(
      (await gateway.redis.keys('combat:admin-session:*')).map((key) => gateway.redis.pttl(key)),
    );
    expect(Math.max(...lifetimes)).toBeLessThanOrEqual(900_000);
    expect(Math.min(...lifetimes)).toBeGreaterThan(0);
  });

  it('are shown no more when the session was closed, though the cookie was kept', async () => {
    const { cookie } = await login();
    const closed = await ask(gateway, '/admin/session', { method: 'DELETE', headers: { cookie } });
    expect([closed.status, cookieOf(closed).cookie]).toEqual([204, 'melee_admin=']);
    expect((await ask(gateway, QUEUES_API, { headers: { cookie } })).status).toBe(401);
  });

  it('are changed by their own page, and by no page of another origin', async () => {
    const { cookie } = await login();
    const change = (path: string, headers: Record<string, string>) =>
      ask(gateway, `${QUEUES_API}/${QUEUES.signals}/${path}`, {
        method: 'PUT',
        headers: { cookie, ...headers },
      });
    for (const headers of [
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ]) {
      const answer = await change('pause', headers);
      expect([answer.status, (await problemOf(answer)).detail]).toEqual([
        403,
        'The request comes from a page of another origin.',
      ]);
    }
    expect((await change('pause', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await change('resume', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('loosen what pages may load on their own path only', async () => {
    const { cookie } = await login();
    const policyOf = async (path: string, headers = {}) =>
      (await ask(gateway, path, { headers })).headers.get('content-security-policy');
    expect(await policyOf(BOARD, { cookie })).toContain("base-uri 'self'");
    expect(await policyOf('/docs')).toContain("base-uri 'none'");
    expect(await policyOf('/admin/login')).toContain("base-uri 'none'");
  });
});

describe('the queues, by other settings', () => {
  it('can be looked at only, if that is what is wanted; without tokens by everybody', async () => {
    const gateway = await startGateway({ AUTH_MODE: 'off', QUEUE_BOARD: 'read-only' });
    const answer = await ask(gateway, QUEUES_API);
    expect(answer.status).toBe(200);
    const { queues } = (await answer.json()) as { queues: readonly { readonly readOnlyMode: boolean }[] };
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    const pause = (headers: Record<string, string>) =>
      ask(gateway, `${QUEUES_API}/${QUEUES.signals}/pause`, { method: 'PUT', headers });
    expect((await pause({})).status).toBe(405);
    expect((await pause({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    await gateway.stop();
  });

  it('are not there unless they are switched on', async () => {
    const gateway = await shareGateway(JWT_ENV);
    for (const path of [BOARD, QUEUES_API, '/admin/login']) {
      expect((await ask(gateway, path, { token: asAdmin() })).status).toBe(404);
    }
    expect((await ask(gateway, '/admin/session', { method: 'POST', token: asAdmin() })).status).toBe(404);
    await gateway.stop();
  });
});
