import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { WebSocket } from '@fastify/websocket';
import { CONFIG, type GatewayConfig, LOGGER, type Logger, TRACER, type Tracer } from '@melee/platform';
import { GatewayError } from '../errors/gateway-error.js';
import { beginRequest } from '../http/trace-requests.js';
import { battleIdPipe } from '../http/validation/id.pipe.js';
import { requestPipe } from '../http/validation/request-pipe.js';
import { Authenticator } from '../identity/authenticator.js';
import { authorize } from '../identity/authorization.js';
import { bearerToken, takeQueryToken } from '../identity/bearer-token.js';
import { targetOf } from '../identity/request-target.js';
import { RateLimits } from '../limits/rate-limits.js';
import { BattleFeeds, type OpenStream } from './battle-feeds.js';
import { BattleSocket } from './battle-socket.js';
import { FollowQuery } from './follow.query.js';
import { protocolToken } from './socket-protocols.js';

/** A battle of which the client knows everything already. */
const NOTHING_LEFT = null;

/** Lets clients follow battles over WebSockets. What there is to refuse is refused before the upgrade. */
@Injectable()
export class SocketGate {
  private readonly pipe = requestPipe();
  private readonly streams = new WeakMap<FastifyRequest, OpenStream | typeof NOTHING_LEFT>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly limits: RateLimits,
    private readonly feeds: BattleFeeds,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {}

  /**
   * Does for a request what guards and pipes do for others.
   * @throws GatewayError, CombatError, RequestError
   */
  async admit(request: FastifyRequest): Promise<void> {
    const span = beginRequest(this.tracer, request, this.config.callers.areTracesTrusted);
    try {
      await span.within(() => this.open(request));
    } finally {
      span.end();
    }
  }

  /** Tells the battle to a client that was admitted. */
  async follow(socket: WebSocket, request: FastifyRequest): Promise<void> {
    const stream = this.streams.get(request);
    if (stream === undefined) throw new Error('A socket was opened that the gate has not seen.');
    if (stream === NOTHING_LEFT) socket.close(1000, 'The battle is finished.');
    else await new BattleSocket(socket, stream, this.config.stream, this.logger).run();
  }

  private async open(request: FastifyRequest): Promise<void> {
    const target = targetOf(request.params);
    const caller = await this.authenticator.authenticate({ token: tokenOf(request), address: request.ip });
    authorize(caller, 'followBattle', target);
    await this.limits.take(caller, target.battleId);
    if (!request.ws) throw new GatewayError('request/upgrade-required');
    const sid = battleIdPipe.transform(target.battleId);
    const { after = 0, render } = await this.queryOf(request);
    const stream = await this.feeds.open(sid, after, render, caller);
    const { socket } = request.raw;
    // Whatever keeps the upgrade from happening closes the connection.
    if (socket.destroyed) stream?.reader.leave();
    else socket.once('close', () => stream?.reader.leave());
    this.streams.set(request, stream);
  }

  private async queryOf({ query }: FastifyRequest): Promise<FollowQuery> {
    return (await this.pipe.transform(query, { type: 'query', metatype: FollowQuery })) as FollowQuery;
  }
}

function tokenOf({ headers, query }: FastifyRequest): string | undefined {
  const inQuery = takeQueryToken(query);
  return bearerToken(headers.authorization) ?? protocolToken(headers['sec-websocket-protocol']) ?? inQuery;
}
