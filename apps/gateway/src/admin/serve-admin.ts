import cookie from '@fastify/cookie';
import { getQueueToken } from '@nestjs/bullmq';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CombatQueues, WEBHOOK_QUEUE } from '@melee/combat/messaging';
import type { RedisClient } from '@melee/combat/repository';
import type { GatewayConfig } from '@melee/platform';
import { sendProblem } from '../errors/problem.filter.js';
import { Authenticator } from '../identity/authenticator.js';
import { UnauthenticatedError } from '../identity/identity-errors.js';
import { AdminAccess } from './admin-access.js';
import { AdminSessions } from './admin-sessions.js';
import { LOGIN_PAGE, LOGIN_SCRIPT } from './login-page.js';
import { BOARD_SECURITY_POLICY, queueBoard } from './queue-board.js';

const ADMIN_PATH = '/admin';
const LOGIN_PATH = `${ADMIN_PATH}/login`;
const BOARD_PATH = `${ADMIN_PATH}/queues`;

/** Shows the queues to admins, which no controller does: Bull Board behind the identity of the gateway. */
export async function serveAdmin(
  app: NestFastifyApplication,
  redis: RedisClient,
  config: GatewayConfig['admin'],
): Promise<void> {
  const access = new AdminAccess(app.get(Authenticator), new AdminSessions(redis), config, ADMIN_PATH);
  const combat = app.get(CombatQueues);
  const webhooks = app.get<Queue>(getQueueToken(WEBHOOK_QUEUE), { strict: false });
  const queues = () => [...combat.all(), { partition: 0, queue: webhooks }];
  const board = queueBoard(queues, BOARD_PATH, config.queueBoard === 'read-only');

  await app.register(async (admin: FastifyInstance) => {
    await admin.register(cookie);
    // Nothing of this is for anybody's cache.
    admin.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    serveSessions(admin, access);
    await admin.register(async (guarded: FastifyInstance) => {
      guarded.addHook('onRequest', async (request, reply) => {
        reply.header('content-security-policy', BOARD_SECURITY_POLICY);
        await checked(request, reply, () => access.check(request));
        board.refresh();
      });
      await guarded.register(board.pages, { prefix: BOARD_PATH });
    });
  });
}

function serveSessions(admin: FastifyInstance, access: AdminAccess): void {
  admin.get(LOGIN_PATH, async (_request, reply) => reply.type('text/html; charset=utf-8').send(LOGIN_PAGE));
  admin.get(`${LOGIN_PATH}.js`, async (_request, reply) => {
    return reply.type('text/javascript; charset=utf-8').send(LOGIN_SCRIPT);
  });
  const session = `${ADMIN_PATH}/session`;
  admin.post(session, async (request, reply) => {
    await checked(request, reply, () => access.open(request, reply));
    return reply.sent ? reply : reply.status(204).send();
  });
  admin.delete(session, async (request, reply) => {
    await checked(request, reply, () => access.close(request, reply));
    return reply.sent ? reply : reply.status(204).send();
  });
}

/** Answers whom the check refuses: a person who looks at a page may show a token first. */
async function checked(
  request: FastifyRequest,
  reply: FastifyReply,
  check: () => Promise<void>,
): Promise<void> {
  try {
    await check();
  } catch (error) {
    const isPerson = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (isPerson && error instanceof UnauthenticatedError) void reply.redirect(LOGIN_PATH, 303);
    else sendProblem(error, request, reply);
    await reply;
  }
}
