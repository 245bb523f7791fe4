import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from '@melee/platform';
import { GatewayError } from './gateway-error.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.js';
import { retryAfterOf } from './retry-after.js';

/** Answers with a problem document; returns its status. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): number {
  const problem = problemOf(error, pathOf(request.url), request.url);
  const retryAfterS = retryAfterOf(error, problem);
  if (retryAfterS !== undefined) reply.header('retry-after', retryAfterS);
  if (error instanceof GatewayError) reply.headers(error.headers);
  void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  return problem.status;
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? url;

/** Turns whatever is thrown while a request is answered into a problem document; logs only what nobody expected. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const status = sendProblem(error, request, reply);
    if (status === 500) {
      // Without its query, in which a token may stand.
      this.logger.error(
        { err: error, method: request.method, path: pathOf(request.url) },
        'a request failed',
      );
    }
  }
}
