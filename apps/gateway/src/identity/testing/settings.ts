import type { GatewayConfig } from '@melee/platform';

export const SECRET = 'a secret of the tests that is long enough';

/** Settings of a gateway that verifies tokens with `SECRET`. */
export const AUTH: GatewayConfig['auth'] = {
  mode: 'jwt',
  secret: SECRET,
  jwksUrl: null,
  jwksCooldownMs: 0,
  jwksMaxAgeMs: 60_000,
  issuer: null,
  audience: null,
  clockToleranceS: 5,
};
