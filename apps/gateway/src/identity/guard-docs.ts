import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sendProblem } from '../errors/problem.filter.js';
import { Authenticator } from './authenticator.js';
import { bearerToken } from './bearer-token.js';

/** Shows the description of the API, which no controller serves, only to callers with a token. */
export function guardDocs(app: NestFastifyApplication, path: string): void {
  const authenticator = app.get(Authenticator);
  const http = app.getHttpAdapter().getInstance();
  http.addHook('onRequest', async (request, reply) => {
    // What the router has matched: however the path is spelled, it is the same route.
    const { url: route = '' } = request.routeOptions;
    if (route !== path && !route.startsWith(`${path}/`)) return;
    const token = bearerToken(request.headers.authorization);
    try {
      await authenticator.authenticate({ token, address: request.ip });
    } catch (error) {
      sendProblem(error, request, reply);
      await reply;
    }
  });
}
