import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '@melee/platform';
import { sendProblem } from '../errors/problem.filter.js';
import { takeJsonOnly } from './json-body.js';
import { refuseUnreadable } from './unreadable-requests.js';

const MIB = 1024 * 1024;
/** As much as Node takes of a request before its body, so that the router never refuses a path for its length. */
const LONGEST_HEAD = 16 * 1024;
/** A request that has not come to its end by then never will. */
const LONGEST_REQUEST_MS = 30_000;

/** The HTTP server; Nest's own body parsers must stay off, for they take more than JSON. */
export function httpAdapter({ trustedProxies }: GatewayConfig['http']): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: MIB,
    requestTimeout: LONGEST_REQUEST_MS,
    // An id that is too long is refused like any other that is wrong.
    routerOptions: { maxParamLength: LONGEST_HEAD },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // While the last requests are answered, Redis is still there: nothing needs to be refused.
    return503OnClosing: false,
    clientErrorHandler: refuseUnreadable,
    // What Fastify cannot route at all, such as a path that cannot be decoded, would not reach the exception filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(error, request, reply);
    },
  });
  takeJsonOnly(adapter);
  return adapter;
}
