import type { Relation } from './config-schema.js';
import { durationMs, integer, oneOf, optional, secret, text, url, wholeIfSet } from './variable.js';

const mode = oneOf('AUTH_MODE', ['jwt', 'off'], {
  about:
    'Who may use the public API: the bearers of tokens, or everybody and as admin, which is for development only.',
  default: 'jwt',
});

const jwtSecret = secret(
  optional(
    text('JWT_SECRET', {
      about: 'The secret with which tokens are signed (HS256).',
      // HMAC-SHA-256 is as strong as its hash only with a key that is not shorter than that.
      pattern: /^[\x21-\x7e]{32,1024}$/,
      allowed: '32 to 1024 printable ASCII characters without spaces',
    }),
  ),
  wholeIfSet,
);

const jwksUrl = optional(
  url(
    'JWT_JWKS_URL',
    {
      about: 'Where the issuer of tokens publishes the public keys to verify them with.',
      schemes: ['https', 'http'],
      // Whoever fetches refuses such a URL, and whoever logs it tells the password.
      accepts: ({ username, password }) => username === '' && password === '',
    },
    'a URL without a login',
  ),
);

const issuer = optional(
  text('JWT_ISSUER', {
    about: 'The only issuer (`iss`) whose tokens are accepted.',
    pattern: /^[\x21-\x7e]{1,1024}$/,
    allowed: '1 to 1024 printable ASCII characters without spaces',
  }),
);

const audience = optional(
  text('JWT_AUDIENCE', {
    about: 'The audience (`aud`) that a token must be meant for.',
    pattern: /^[\x21-\x7e]{1,1024}$/,
    allowed: '1 to 1024 printable ASCII characters without spaces',
  }),
);

/** How a gateway learns who its callers are. */
export const identityVariables = {
  mode,
  secret: jwtSecret,
  jwksUrl,
  jwksCooldownMs: durationMs('JWT_JWKS_COOLDOWN_MS', {
    about:
      'For this time after the keys have been fetched, an unknown one does not make the gateway fetch again.',
    min: 0,
    max: 3_600_000,
    default: 30_000,
  }),
  jwksMaxAgeMs: durationMs('JWT_JWKS_MAX_AGE_MS', {
    about: 'Keys that were fetched this long ago are fetched again before they are used.',
    min: 1000,
    max: 86_400_000,
    default: 600_000,
  }),
  issuer,
  audience,
  clockToleranceS: integer('JWT_CLOCK_TOLERANCE_S', {
    about: 'Seconds by which the clocks of the issuer and of the gateway may differ.',
    min: 0,
    max: 300,
    default: 5,
  }),
} as const;

/** A gateway that asks for tokens needs one thing to verify them with, and knows which. */
export const identityRelations: readonly Relation[] = [
  {
    subject: jwtSecret,
    other: mode,
    allowed: 'set when AUTH_MODE is jwt, unless JWT_JWKS_URL is',
    holds: (values) =>
      values.get(mode) === 'off' || isSet(values.get(jwtSecret)) || isSet(values.get(jwksUrl)),
  },
  {
    subject: jwksUrl,
    other: jwtSecret,
    allowed: 'unset when JWT_SECRET is set',
    holds: (values) => !(isSet(values.get(jwtSecret)) && isSet(values.get(jwksUrl))),
  },
];

const isSet = (value: unknown) => value !== null;
