import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { ProblemBody } from './support/api.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';
import { type KeyServer, startKeyServer } from './support/key-server.js';
import { hs256, signedWith } from './support/tokens.js';

const CLAIMS = { sub: 'watcher', role: 'spectator' };
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

let issuer: KeyServer;
let gateway: GatewayUnderTest;
beforeAll(async () => {
  issuer = await startKeyServer();
  gateway = await startGateway({
    AUTH_MODE: 'jwt',
    JWT_JWKS_URL: issuer.url,
    JWT_JWKS_COOLDOWN_MS: '0',
  });
});
afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

const read = (token: string) => gateway.api.as(token).get<ProblemBody>('/v1/content-packs');
const statusWith = async (key: KeyObject, kid: string) => (await read(signedWith(key, kid, CLAIMS))).status;

it('accepts tokens of every key that the issuer publishes, and of no other', async () => {
  const [one, other, foreign] = [rsa(), ec(), rsa()];
  issuer.publish({ one, other });
  expect(await statusWith(one, 'one')).toBe(200);
  expect(await statusWith(other, 'other')).toBe(200);
  expect(await statusWith(foreign, 'one')).toBe(401);
  expect(await statusWith(foreign, 'foreign')).toBe(401);
});

it('takes no public key for a secret', async () => {
  const key = rsa();
  issuer.publish({ key });
  expect(await statusWith(key, 'key')).toBe(200);
  const pem = key.export({ format: 'pem', type: 'pkcs8' });
  const publicKey = await fetch(issuer.url).then((answer) => answer.text());
  for (const secret of [pem, publicKey, '']) {
    expect((await read(hs256(CLAIMS, secret, { kid: 'key' }))).status).toBe(401);
  }
});

it('follows the issuer to new keys, and away from old ones', async () => {
  const [old, next] = [rsa(), ec()];
  issuer.publish({ old });
  expect(await statusWith(old, 'old')).toBe(200);
  expect(await statusWith(next, 'next')).toBe(401);
  issuer.publish({ old, next });
  expect(await statusWith(next, 'next')).toBe(200);
  expect(await statusWith(old, 'old')).toBe(200);
  const newest = rsa();
  issuer.publish({ newest });
  expect(await statusWith(newest, 'newest')).toBe(200);
  expect(await statusWith(old, 'old')).toBe(401);
});

it('says 503 of tokens that nobody can judge while the issuer is away, and judges the others', async () => {
  const [known, unknown] = [rsa(), rsa()];
  issuer.publish({ known });
  expect(await statusWith(known, 'known')).toBe(200);
  issuer.publish({ known, unknown });
  issuer.fail(true);
  const { status, body, headers } = await read(signedWith(unknown, 'unknown', CLAIMS));
  expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'auth/unavailable', '1']);
  expect(await statusWith(known, 'known')).toBe(200);
  expect(gateway.service.output()).toMatch(/"level":"warn".*the keys of tokens cannot be fetched/);
  issuer.fail(false);
  expect(await statusWith(unknown, 'unknown')).toBe(200);
});
