import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '@melee/platform';
import type { Authenticator } from '../identity/authenticator.js';
import { authorize } from '../identity/authorization.js';
import { bearerToken } from '../identity/bearer-token.js';
import { ForbiddenError } from '../identity/identity-errors.js';
import { isOfForeignPage } from './foreign-page.js';
import type { AdminSessions } from './admin-sessions.js';

const COOKIE = 'melee_admin';
const ALL_BATTLES = { battleId: undefined, actors: [] };

/** Who may see what is for admins: the bearer of an admin's token, or a browser that has shown one lately. */
export class AdminAccess {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: AdminSessions,
    private readonly config: GatewayConfig['admin'],
    /** Where the cookie is sent to. */
    private readonly path: string,
  ) {}

  /** @throws UnauthenticatedError, ForbiddenError, KeysUnavailableError */
  async check(request: FastifyRequest): Promise<void> {
    this.refuseForeignPages(request);
    const id = request.cookies[COOKIE];
    const hasToken = bearerToken(request.headers.authorization) !== undefined;
    if (!hasToken && id !== undefined && (await this.sessions.isOpen(id))) return;
    await this.identify(request);
  }

  /**
   * Lets the browser of an admin do without the token for a while.
   * @throws UnauthenticatedError, ForbiddenError, KeysUnavailableError
   */
  async open(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.refuseForeignPages(request);
    const { subject, lifetimeMs } = await this.identify(request);
    const id = await this.sessions.open(subject, lifetimeMs);
    reply.setCookie(COOKIE, id, { ...this.attributes(request), maxAge: Math.ceil(lifetimeMs / 1000) });
  }

  /** @throws ForbiddenError */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.refuseForeignPages(request);
    const id = request.cookies[COOKIE];
    if (id !== undefined) await this.sessions.close(id);
    reply.clearCookie(COOKIE, this.attributes(request));
  }

  private async identify(request: FastifyRequest) {
    const token = bearerToken(request.headers.authorization);
    const caller = await this.authenticator.authenticate({ token, address: request.ip });
    authorize(caller, 'operateQueues', ALL_BATTLES);
    const leftMs = (caller.expiresAt ?? Infinity) - Date.now();
    return { subject: caller.subject, lifetimeMs: Math.min(this.config.sessionMs, Math.max(1000, leftMs)) };
  }

  private refuseForeignPages(request: FastifyRequest): void {
    if (isOfForeignPage(request))
      throw new ForbiddenError('The request comes from a page of another origin.');
  }

  private attributes({ protocol }: FastifyRequest) {
    return { path: this.path, httpOnly: true, sameSite: 'strict', secure: protocol === 'https' } as const;
  }
}
