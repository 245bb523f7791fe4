import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';
import type { GatewayConfig } from '@melee/platform';

const DAY_S = 86_400;

/** What a page from this server may load: what Swagger UI consists of, and nothing from anywhere else. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    // Swagger UI styles its elements in place.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/**
 * The headers that helmet would set on every answer. They depend on nothing in a request, so helmet is asked once: at
 * each request it would put its policy together anew, a twelfth of what a move costs.
 */
function securityHeaders(): readonly (readonly [string, string])[] {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY })(request, response, (error) => {
    if (error !== undefined) throw new Error('the security headers could not be made', { cause: error });
  });
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** Tells browsers what pages may do with the API, and what they may not. */
export function protectBrowsers(app: NestFastifyApplication, { corsOrigins }: GatewayConfig['http']): void {
  const headers = securityHeaders();
  const server = app.getHttpAdapter().getInstance();
  // On the raw answer, so that streams, which Fastify does not write, have them too.
  server.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
  if (corsOrigins.length === 0) return;
  app.enableCors({
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
    exposedHeaders: ['Location', 'Retry-After', 'WWW-Authenticate'],
    // Tokens travel in a header that the page sets: there are no cookies to send along.
    credentials: false,
    // What is no preflight is answered by an empty 204, and not by a text that is no problem document.
    strictPreflight: false,
    maxAge: DAY_S,
  });
}
