import { createHmac, type KeyObject, sign } from 'node:crypto';

const SECRET = 'the-secret-of-the-e2e-tests-long-enough';

export const JWT_ENV = { AUTH_MODE: 'jwt', JWT_SECRET: SECRET };

export type Claims = Readonly<Record<string, unknown>>;

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
/** By default clocks may differ by 5 s, so that a token with this end is good for two seconds yet. */
export const almostOver = () => ({ exp: Date.now() / 1000 - 3 });

export const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

const withEnd = (claims: Claims): Claims => ({ exp: secondsFromNow(300), ...claims });

/** A token that is made by hand, as an issuer would that shares no code with the gateway. */
export function hs256(
  claims: Claims,
  secret: string | Buffer = JWT_ENV.JWT_SECRET,
  header: object = {},
): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(withEnd(claims))}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A token that is signed with a private RSA or P-256 key. */
export function signedWith(key: KeyObject, kid: string, claims: Claims): string {
  const alg = key.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256';
  const signed = `${encode({ alg, kid })}.${encode(withEnd(claims))}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** A token that nobody has signed. */
export const unsigned = (claims: Claims): string => `${encode({ alg: 'none' })}.${encode(withEnd(claims))}.`;

export const asPlayer = (sub: string, ...actors: readonly string[]) => hs256({ sub, role: 'player', actors });
export const asSpectator = (sub = 'watcher') => hs256({ sub, role: 'spectator' });
export const asService = (sub = 'shop') => hs256({ sub, role: 'service' });
export const asAdmin = (sub = 'root') => hs256({ sub, role: 'admin' });
