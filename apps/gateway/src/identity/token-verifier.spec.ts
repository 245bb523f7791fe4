import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { GatewayConfig, Logger } from '@melee/platform';
import { AUTH, SECRET } from './testing/settings.js';
import { tokenKeys } from './token-keys.js';
import { TokenVerifier } from './token-verifier.js';

const key = (secret: string) => new TextEncoder().encode(secret);
const now = () => Math.floor(Date.now() / 1000);
const PLAYER = { sub: 'user-1', role: 'player', actors: ['hero'] };

function sign(
  claims: JWTPayload,
  { secret = SECRET, alg = 'HS256', isEndless = false } = {},
): Promise<string> {
  const payload = isEndless ? claims : { exp: now() + 60, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(key(secret));
}

const verifierWith = (change: Partial<GatewayConfig['auth']> = {}) => {
  const auth = { ...AUTH, ...change };
  return new TokenVerifier(tokenKeys(auth, {} as Logger), auth);
};

describe('TokenVerifier', () => {
  const verifier = verifierWith();

  it('tells who the bearer is, and for whom it may act', async () => {
    expect(await verifier.verify(await sign({ ...PLAYER, battles: ['b1'], name: 'Ann' }))).toEqual({
      subject: 'user-1',
      role: 'player',
      actors: new Set(['hero']),
      battles: new Set(['b1']),
      expiresAt: expect.any(Number),
    });
    expect(await verifier.verify(await sign({ sub: 'shop', role: 'service' }))).toEqual({
      subject: 'shop',
      role: 'service',
      actors: new Set(),
      battles: null,
      expiresAt: expect.any(Number),
    });
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    ['with another secret', () => sign(PLAYER, { secret: 'x'.repeat(40) }), /key that is not accepted/],
    ['by another method', () => sign(PLAYER, { secret: SECRET.repeat(2), alg: 'HS512' }), /method/],
    ['by nobody', () => Promise.resolve(new UnsecuredJWT({ ...PLAYER, exp: now() + 60 }).encode()), /method/],
    ['not at all', () => Promise.resolve('no.token.atall'), /no signed JSON Web Token/],
    ['for a time that has passed', () => sign({ ...PLAYER, exp: now() - 6 }), /expired/],
    ['for a time to come', () => sign({ ...PLAYER, nbf: now() + 60 }), /claim nbf/],
    ['for ever', () => sign(PLAYER, { isEndless: true }), /claim exp/],
    ['for nobody', () => sign({ role: 'player' }), /claim sub/],
    ['for a subject without a name', () => sign({ ...PLAYER, sub: '' }), /claim sub/],
    ['for an unknown role', () => sign({ ...PLAYER, role: 'god' }), /claim role/],
    ['for no role', () => sign({ sub: 'user-1' }), /claim role/],
    ['for one actor outside a list', () => sign({ ...PLAYER, actors: 'hero' }), /claim actors/],
    ['for an actor that is no id', () => sign({ ...PLAYER, actors: ['a b'] }), /claim actors/],
    ['for no list of battles', () => sign({ ...PLAYER, battles: null }), /claim battles/],
  ])('refuses a token that is signed %s', async (_, make, message) => {
    const token = await make();
    const refusal = verifier.verify(token);
    await expect(refusal).rejects.toMatchObject({
      code: 'auth/unauthenticated',
      message: expect.stringMatching(message),
      headers: { 'www-authenticate': 'Bearer realm="melee", error="invalid_token"' },
    });
    await expect(refusal).rejects.not.toThrow(token);
  });

  it('refuses a token whose claims were changed', async () => {
    const [header, , signature] = (await sign(PLAYER)).split('.');
    const claims = Buffer.from(JSON.stringify({ ...PLAYER, role: 'admin', exp: now() + 60 })).toString(
      'base64url',
    );
    await expect(verifier.verify([header, claims, signature].join('.'))).rejects.toThrow(/key/);
  });

  it('tells until when, with what clocks may differ by', async () => {
    const exp = now() + 60;
    const { expiresAt } = await verifierWith({ clockToleranceS: 3 }).verify(await sign({ ...PLAYER, exp }));
    expect(expiresAt).toBe((exp + 3) * 1000);
  });

  it('forgives clocks that differ a little', async () => {
    await expect(verifier.verify(await sign({ ...PLAYER, exp: now() - 2 }))).resolves.toBeDefined();
    await expect(
      verifierWith({ clockToleranceS: 0 }).verify(await sign({ ...PLAYER, exp: now() - 2 })),
    ).rejects.toThrow(/expired/);
  });

  it('wants the issuer and the audience that it is told', async () => {
    const strict = verifierWith({ issuer: 'https://id.example', audience: 'melee' });
    const good = { ...PLAYER, iss: 'https://id.example', aud: ['melee', 'shop'] };
    await expect(strict.verify(await sign(good))).resolves.toBeDefined();
    await expect(strict.verify(await sign({ ...good, aud: 'shop' }))).rejects.toThrow(/claim aud/);
    await expect(strict.verify(await sign({ ...good, iss: 'https://evil.example' }))).rejects.toThrow(
      /claim iss/,
    );
    await expect(strict.verify(await sign(PLAYER))).rejects.toThrow(/claim iss/);
  });
});
