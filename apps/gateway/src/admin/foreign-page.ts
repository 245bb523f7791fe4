import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a page of another origin makes the browser change something here. The session's cookie does not leave its site,
 * but a site has more than one origin; and where nobody is asked for a token there is no cookie to protect.
 */
export function isOfForeignPage({ method, headers, host }: FastifyRequest): boolean {
  if (SAFE_METHODS.includes(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  // Whoever sends neither is no browser, and nobody can make him send what he does not want to.
  const { origin } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
