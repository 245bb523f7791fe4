import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle } from './support/battles.js';
import { EventClient } from './support/event-client.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';
import {
  almostOver,
  asAdmin,
  asService,
  asSpectator,
  hs256,
  JWT_ENV,
  secondsFromNow,
  unsigned,
} from './support/tokens.js';

const SPECTATOR = { sub: 'watcher', role: 'spectator' };

let gateway: GatewayUnderTest;
let sid: string;
beforeAll(async () => {
  gateway = await startGateway({ ...JWT_ENV, LOG_LEVEL: 'trace', DOCS_PUBLIC: 'false' });
  sid = await aBattle(gateway.api.as(asService()));
});
afterAll(() => gateway.stop());

const read = (token: string) => gateway.api.as(token).get<ProblemBody>(`/v1/battles/${sid}`);

describe('tokens', () => {
  const tampered = () => {
    const [header = '', , signature = ''] = hs256(SPECTATOR).split('.');
    const claims = Buffer.from(JSON.stringify({ ...SPECTATOR, role: 'admin', exp: secondsFromNow(60) }));
    return `${header}.${claims.toString('base64url')}.${signature}`;
  };

  it('are accepted when they are good', async () => {
    expect((await read(asSpectator())).status).toBe(200);
  });

  it.each<[string, string]>([
    ['expired', hs256({ ...SPECTATOR, exp: secondsFromNow(-60) })],
    ['not yet valid', hs256({ ...SPECTATOR, nbf: secondsFromNow(60) })],
    ['signed with another secret', hs256(SPECTATOR, 'another-secret-that-is-long-enough-to-be-one')],
    ['unsigned', unsigned({ ...SPECTATOR, role: 'admin' })],
    ['unsigned and say that they are not', hs256(SPECTATOR, JWT_ENV.JWT_SECRET).replace(/[^.]+$/, '')],
    ['signed by a method that they do not name', hs256(SPECTATOR, JWT_ENV.JWT_SECRET, { alg: 'HS512' })],
    ['changed after they were signed', tampered()],
    ['no tokens', 'no.token.at-all'],
    ['without a role', hs256({ sub: 'watcher' })],
    ['of a role that nobody knows', hs256({ sub: 'watcher', role: 'Admin' })],
    ['without a subject', hs256({ role: 'admin' })],
  ])('are refused when they are %s', async (_, token) => {
    const { status, body, headers } = await read(token);
    expect([status, body.code]).toEqual([401, 'auth/unauthenticated']);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(JSON.stringify(body)).not.toContain(token);
  });

  it('are refused when they are meant for somebody else', async () => {
    const strict = await startGateway({
      ...JWT_ENV,
      JWT_AUDIENCE: 'melee',
      JWT_ISSUER: 'https://id.example',
    });
    const statusOf = async (claims: object) =>
      (await strict.api.as(hs256({ ...SPECTATOR, ...claims })).get('/v1/content-packs')).status;
    expect(await statusOf({ aud: 'melee', iss: 'https://id.example' })).toBe(200);
    expect(await statusOf({ aud: 'shop', iss: 'https://id.example' })).toBe(401);
    expect(await statusOf({ aud: 'melee', iss: 'https://evil.example' })).toBe(401);
    expect(await statusOf({})).toBe(401);
    await strict.stop();
  });
});

describe('a token in the URL', () => {
  it('opens an event stream', async () => {
    const client = await EventClient.open(
      `${gateway.api.url}/v1/battles/${sid}/events?after=0&access_token=${asSpectator()}`,
    );
    await client.has(1);
    client.close();
  });

  it('ends the stream with itself', async () => {
    const token = hs256({ sub: 'ann', role: 'spectator', ...almostOver() });
    const client = await EventClient.open(
      `${gateway.api.url}/v1/battles/${sid}/events?after=0&access_token=${token}`,
    );
    await client.has(1);
    await client.ended;
    expect(client.closing).toMatchObject({ code: 'auth/unauthenticated' });
  });

  it.each(['', '/log', '/result'])('opens nothing else: /v1/battles/:battleId%s', async (path) => {
    const { status } = await gateway.api.get(`/v1/battles/${sid}${path}?access_token=${asSpectator()}`);
    expect(status).toBe(401);
  });
});

describe('the description of the API', () => {
  it.each(['/docs', '/docs/', '/docs/openapi.json', '/docs/swagger-ui-init.js', '/%64ocs/openapi.json'])(
    'is shown at %s only to bearers of a token when it is not public',
    async (path) => {
      expect((await gateway.api.get<ProblemBody>(path)).body.code).toBe('auth/unauthenticated');
      expect((await gateway.api.as(asSpectator()).get(path)).status).toBe(200);
    },
  );
});

describe('secrets', () => {
  it('do not get into the log, not even when a request with one fails inside', async () => {
    const admin = gateway.api.as(asAdmin());
    const broken = await aBattle(admin);
    await gateway.redis.set(sessionKeys.meta(broken), 'no hash');
    const inUrl = asSpectator('in-url');
    const { status } = await gateway.api.get(`/v1/battles/${broken}/events?access_token=${inUrl}`);
    expect(status).toBe(500);
    expect((await gateway.api.as(asSpectator('in-header')).get(`/v1/battles/${broken}`)).status).toBe(500);
    const output = () => gateway.service.output();
    await waitFor('both log lines', () => output().split('a request failed').length > 2);
    for (const secret of [inUrl, asSpectator('in-header'), 'access_token', JWT_ENV.JWT_SECRET]) {
      expect(output()).not.toContain(secret);
    }
  });
});

describe('the start of a gateway', () => {
  it('warns of a gateway that asks nobody for a token, which takes everybody for an admin', async () => {
    const open = await startGateway({ AUTH_MODE: 'off', LOG_LEVEL: 'warn' });
    expect(open.service.output()).toMatch(/"level":"warn".*AUTH_MODE is off/);
    await aBattle(open.api);
    await open.stop();
  });
});
