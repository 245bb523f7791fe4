import { isIP } from 'node:net';
import { boolean, commaSeparated, integer } from './variable.js';

const MOST_PER_S = 1_000_000;

/** What the gateway lets browsers do, and whom it believes. */
export const edgeVariables = {
  corsOrigins: commaSeparated('CORS_ORIGINS', {
    about: 'The origins of web pages that may use the public API; nothing keeps all others out.',
    accepts: (item) => item === '*' || isOrigin(item),
    allowed: 'origins such as https://play.example, or * for all, separated by commas, or nothing',
  }),
  trustedProxies: commaSeparated('TRUSTED_PROXIES', {
    about: 'Proxies whose word (X-Forwarded-For) on where a request comes from is believed.',
    accepts: isSubnet,
    allowed: 'IP addresses and subnets such as 10.0.0.0/8, separated by commas, or nothing',
  }),
  docsPublic: boolean('DOCS_PUBLIC', {
    about: 'Whether the description of the API at /docs may be read without a token.',
    default: true,
  }),
} as const;

/** How much of the gateway one caller, and one battle, may have. */
export const limitVariables = {
  callerPerS: integer('RATE_LIMIT_CALLER_PER_S', {
    about: 'How many requests a player or a spectator may make in a second; 0 means any number.',
    min: 0,
    max: MOST_PER_S,
    default: 200,
  }),
  servicePerS: integer('RATE_LIMIT_SERVICE_PER_S', {
    about: 'How many requests a service or an admin may make in a second; 0 means any number.',
    min: 0,
    max: MOST_PER_S,
    default: 0,
  }),
  battlePerS: integer('RATE_LIMIT_BATTLE_PER_S', {
    about:
      'How many requests all callers who have a limit may make in a second to one battle; 0 means any number.',
    min: 0,
    max: MOST_PER_S,
    default: 2000,
  }),
} as const;

/** Whether a browser would send the text as the `Origin` of a page. */
function isOrigin(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { origin, protocol } = new URL(given);
  return ['http:', 'https:'].includes(protocol) && origin === given;
}

function isSubnet(given: string): boolean {
  const [address = '', prefix, ...rest] = given.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  const bits = Number(prefix);
  return /^\d{1,3}$/.test(prefix) && bits > 0 && bits <= (version === 4 ? 32 : 128);
}
