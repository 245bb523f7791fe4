import { createSecretKey } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { GatewayConfig, Logger } from '@melee/platform';
import { KeysUnavailableError } from './identity-errors.js';

/** With what tokens are verified. */
export interface TokenKeys {
  /** The only algorithms that are accepted; which one a token names itself decides nothing more. */
  readonly algorithms: readonly string[];
  /** @throws KeysUnavailableError */
  readonly find: JWTVerifyGetKey;
}

const SYMMETRIC = ['HS256'];
const ASYMMETRIC = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const FETCH_TIMEOUT_MS = 3000;

export function tokenKeys(auth: GatewayConfig['auth'], logger: Logger): TokenKeys {
  if (auth.jwksUrl !== null) return remoteKeys(new URL(auth.jwksUrl), auth, logger);
  if (auth.secret === null) throw new Error('There is nothing to verify tokens with.');
  const key = createSecretKey(auth.secret, 'utf8');
  return { algorithms: SYMMETRIC, find: () => key };
}

/** The keys that an issuer publishes; an outage of its server is logged when it begins and when it ends. */
function remoteKeys(
  url: URL,
  { jwksCooldownMs, jwksMaxAgeMs }: GatewayConfig['auth'],
  logger: Logger,
): TokenKeys {
  const keys = createRemoteJWKSet(url, {
    cooldownDuration: jwksCooldownMs,
    cacheMaxAge: jwksMaxAgeMs,
    timeoutDuration: FETCH_TIMEOUT_MS,
  });
  let isAway = false;
  const find: JWTVerifyGetKey = async (header, token) => {
    try {
      const key = await keys(header, token);
      if (isAway) logger.info('the keys of tokens can be fetched again');
      isAway = false;
      return key;
    } catch (error) {
      if (isFaultOfToken(error)) throw error;
      if (!isAway)
        logger.warn({ err: error, code: 'auth/unavailable' }, 'the keys of tokens cannot be fetched');
      isAway = true;
      throw new KeysUnavailableError(error);
    }
  };
  return { algorithms: ASYMMETRIC, find };
}

const isFaultOfToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
